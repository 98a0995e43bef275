package nl.aldus.enricher.failure;

/** An article cannot be extracted, for a reason that lies in the article. */
public final class ArticleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ArticleException(String message) {
    super(message);
  }

  public ArticleException(String message, Throwable cause) {
    super(message, cause);
  }
}
