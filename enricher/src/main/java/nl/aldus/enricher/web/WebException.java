package nl.aldus.enricher.web;

/** The web server cannot start. The message is one sentence for people. */
public final class WebException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public WebException(String message, Throwable cause) {
    super(message, cause);
  }
}
