package nl.aldus.publisher.feed;

/** A feed cannot be fetched or read. The message is one sentence for people, naming the feed. */
public final class FeedException extends Exception {

  private static final long serialVersionUID = 1L;

  public FeedException(String message) {
    super(message);
  }

  public FeedException(String message, Throwable cause) {
    super(message, cause);
  }
}
