package nl.aldus.enricher.failure;

/**
 * The enricher cannot go on. The message is one sentence for people that says what to do; it holds
 * no secret.
 */
public final class EnricherException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EnricherException(String message, Throwable cause) {
    super(message, cause);
  }
}
