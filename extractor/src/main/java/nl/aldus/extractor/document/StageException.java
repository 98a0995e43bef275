package nl.aldus.extractor.document;

/** A stage could not annotate an article. */
public final class StageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String stage;

  public StageException(String stage, RuntimeException cause) {
    super("stage '" + stage + "' failed: " + cause, cause);
    this.stage = stage;
  }

  public String stage() {
    return stage;
  }
}
