package nl.aldus.cli.command;

import java.io.IOException;
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
    if (file == null) {
      return KnowledgeBase.none();
    }
    try {
      return KnowledgeBase.read(file);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandException(
          "The register "
              + file
              + " cannot be read: "
              + (Files.exists(file) ? e.getMessage() : "there is no such file")
              + ".",
          e);
    }
  }
}
