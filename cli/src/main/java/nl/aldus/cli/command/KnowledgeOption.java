package nl.aldus.cli.command;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.aldus.cli.failure.CommandException;
import nl.aldus.extractor.entity.KnowledgeBase;
import picocli.CommandLine.Option;

/** A register of names that the user brings along. */
public final class KnowledgeOption {

  @Option(
      names = "--knowledge",
      paramLabel = "FILE",
      description =
          "A register of your own: a line an alias, with alias, scheme and identifier divided by"
              + " tabs, and perhaps the type.")
  private Path file;

  /**
   * The register, or one that knows nothing.
   *
   * @throws CommandException if the file cannot be read
   */
  KnowledgeBase knowledgeBase() {
    return file == null ? KnowledgeBase.none() : read(file, KnowledgeBase::read);
  }

  /** Reads a file of aliases in one way or another. */
  interface Reading<T> {
    T read(Path file) throws IOException;
  }

  /**
   * Reads a register, telling people if that fails.
   *
   * @throws CommandException if the file cannot be read
   */
  static <T> T read(Path file, Reading<T> reading) {
    try {
      return reading.read(file);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandException(
          "The register " + file + " cannot be read: " + reason(file, e) + ".", e);
    }
  }

  private static String reason(Path file, Exception e) {
    if (!Files.exists(file)) {
      return "there is no such file";
    }
    return e instanceof CharacterCodingException ? "it is not written in UTF-8" : e.getMessage();
  }
}
