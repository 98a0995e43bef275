package nl.aldus.training.score;

/**
 * A place where extractor and gold differ.
 *
 * @param article id of the article
 * @param kind what is wrong, such as {@code missed DIRECT}
 * @param text the text in question
 * @param detail what the gold says, what the extractor says
 */
public record Difference(String article, String kind, String text, String detail) {

  @Override
  public String toString() {
    return String.join("  ", article, kind, text, detail).replace('\n', ' ');
  }
}
