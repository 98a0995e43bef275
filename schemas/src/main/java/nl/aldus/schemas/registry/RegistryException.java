package nl.aldus.schemas.registry;

import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** The schema registry did not do what was asked. The message never holds a secret. */
public final class RegistryException extends KafkaException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  public RegistryException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public RegistryException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** The first registry exception among a throwable and its causes. */
  public static Optional<RegistryException> among(Throwable throwable) {
    int depth = 0;
    for (Throwable t = throwable; t != null && depth < 50; t = t.getCause(), depth++) {
      if (t instanceof RegistryException e) {
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }

  /** Why it did not. */
  public enum Reason {
    /** No connection, no answer in time, or server errors, at every URL and after every retry. */
    UNREACHABLE,
    /** The credentials are missing, wrong or not enough. */
    UNAUTHORIZED,
    /** No such subject, version or schema id. */
    NOT_FOUND,
    /** The schema is not compatible with those registered before it. */
    INCOMPATIBLE,
    /** The registry understands the request and refuses it, such as an invalid schema. */
    REJECTED,
    /** What answers is no schema registry, or gives an answer that cannot be right. */
    UNINTELLIGIBLE
  }
}
