package nl.aldus.cli.terminal;

import java.io.IOException;
import java.util.Locale;

/** Standard output takes no more. */
public final class OutputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OutputException(IOException cause) {
    super(cause.getMessage(), cause);
  }

  /** True if the reader has gone, as {@code head} does when it has enough: no fault. */
  public boolean isClosedPipe() {
    String message = getMessage() == null ? "" : getMessage().toLowerCase(Locale.ROOT);
    return message.contains("broken pipe") || message.contains("pipe is being closed");
  }
}
