package nl.aldus.training.corpus;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * Something about a place in an annotated file.
 *
 * @param file the file
 * @param line line in the file, from 1
 * @param text what is wrong there, or worth a look
 */
public record Remark(Path file, int line, String text) {

  public Remark {
    requireNonNull(file, "file");
    requireNonNull(text, "text");
  }

  /** As compilers write it, {@code FILE:LINE: TEXT}. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + text;
  }
}
