package nl.aldus.cli.failure;

/**
 * A command cannot go on. The message is one clear sentence for the person at the terminal: what is
 * wrong and what to do about it.
 */
public class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CommandException(String sentence) {
    super(sentence);
  }

  /** The cause is for the log; the sentence alone is shown. */
  public CommandException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
