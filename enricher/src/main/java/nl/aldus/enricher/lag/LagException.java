package nl.aldus.enricher.lag;

/** The lag cannot be read. The message is one sentence for people. */
public final class LagException extends Exception {

  private static final long serialVersionUID = 1L;

  public LagException(String message, Throwable cause) {
    super(message, cause);
  }
}
