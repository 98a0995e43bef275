package nl.aldus.extractor.annotation;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * An article as the extractor sees it.
 *
 * @param id stable id, not empty
 * @param title headline, or null; offsets never point into it, and a text may repeat it; evidence
 *     for names
 * @param text the text; paragraphs are divided by blank lines
 * @param published day of publication, or null; dates in the text are resolved against it
 */
public record Article(String id, String title, String text, LocalDate published) {

  public Article {
    requireNonNull(id, "id");
    requireNonNull(text, "text");
    if (id.isEmpty()) {
      throw new IllegalArgumentException("an article needs an id");
    }
  }

  /** An article of which nothing but the text is known. */
  public static Article of(String text) {
    return new Article("text", null, text, null);
  }
}
