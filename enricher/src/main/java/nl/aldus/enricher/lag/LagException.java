package nl.aldus.enricher.lag;

import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;

/** The lag cannot be read. The message is one sentence for people. */
public final class LagException extends Exception {

  private static final long serialVersionUID = 1L;

  public LagException(String message, Throwable cause) {
    super(message, cause);
  }

  /** True if nobody answered in time, or only to try again; false if the cluster refused. */
  public boolean isSilence() {
    for (Throwable t = getCause(); t != null; t = t.getCause()) {
      if (t instanceof TimeoutException || t instanceof RetriableException) {
        return true;
      }
    }
    return false;
  }
}
