package nl.aldus.publisher.file;

import static java.util.Objects.requireNonNull;

import nl.aldus.avro.Article;

/** What a file or a line of it turned out to be. */
public sealed interface Input {

  /** Where it came from: a path, {@code -} for standard input, and a line where there are many. */
  String origin();

  /** An article. */
  record Found(String origin, Article article) implements Input {
    public Found {
      requireNonNull(origin, "origin");
      requireNonNull(article, "article");
    }
  }

  /**
   * Something that is no article.
   *
   * @param reason what is wrong with it, to be read after the origin, such as {@code is empty}
   */
  record Rejected(String origin, String reason) implements Input {
    public Rejected {
      requireNonNull(origin, "origin");
      requireNonNull(reason, "reason");
    }
  }
}
