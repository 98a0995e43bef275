package nl.aldus.enricher.failure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import nl.aldus.schemas.registry.RegistryException;
import nl.aldus.schemas.registry.RegistryException.Reason;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what happens when a thread fails. What passes by itself (the network, a registry that is
 * away) is waited out; what only people can mend stops the enricher at once; anything else gets a
 * new thread, until it has happened too often. Nothing is lost in any case: what was not committed
 * is read again. Thread-safe.
 */
public final class FailurePolicy implements StreamsUncaughtExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);
  private static final Duration WINDOW = Duration.ofMinutes(10);

  /** End of the name of the thread that holds the knowledge base, which Kafka cannot replace. */
  private static final String GLOBAL_THREAD = "-GlobalStreamThread";

  private final int allowed;
  private final Clock clock;
  private final Deque<Instant> failures = new ArrayDeque<>();
  private EnricherException reason;

  /**
   * @param allowed how many failures of unknown kind are allowed within ten minutes
   */
  public FailurePolicy(int allowed, Clock clock) {
    this.allowed = allowed;
    this.clock = clock;
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
    Optional<String> remedy = remedy(failure);
    if (remedy.isPresent()) {
      return stop(remedy.get(), failure);
    }
    if (Thread.currentThread().getName().endsWith(GLOBAL_THREAD)) {
      return stop(
          "the knowledge base can no longer be followed ("
              + message(failure)
              + "); start again, which reads it anew",
          failure);
    }
    if (passes(failure)) {
      LOG.warn("A thread failed and is replaced; this passes by itself: {}", message(failure));
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    Instant now = clock.instant();
    failures.addLast(now);
    while (failures.getFirst().isBefore(now.minus(WINDOW))) {
      failures.removeFirst();
    }
    if (failures.size() > allowed) {
      return stop(
          "the enricher stops because threads failed "
              + failures.size()
              + " times within ten minutes, last with: "
              + message(failure),
          failure);
    }
    LOG.error("A thread failed and is replaced.", failure);
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /** Why it stopped the enricher, if it did. */
  public synchronized Optional<EnricherException> reason() {
    return Optional.ofNullable(reason);
  }

  private StreamThreadExceptionResponse stop(String message, Throwable failure) {
    LOG.error(message, failure);
    if (reason == null) {
      reason = new EnricherException(message, failure);
    }
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /** What people should do about a failure that does not pass by itself. */
  private static Optional<String> remedy(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof RegistryException e && e.reason() != Reason.UNREACHABLE) {
        return Optional.of(e.getMessage());
      }
      if (t instanceof MissingSourceTopicException) {
        return Optional.of(
            "the topic of articles is gone; create it with 'aldus topics create' and start again");
      }
      if (t instanceof AuthenticationException || t instanceof AuthorizationException) {
        return Optional.of(
            "the broker refuses access ("
                + t.getMessage()
                + "); check kafka.security.protocol, kafka.sasl.jaas.config and the ACLs");
      }
      if (t instanceof RecordTooLargeException) {
        return Optional.of(
            "the broker refuses a record as too large ("
                + t.getMessage()
                + "); raise max.message.bytes of the topic or lower max.record.bytes");
      }
    }
    return Optional.empty();
  }

  private static boolean passes(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof RegistryException || t instanceof RetriableException) {
        return true;
      }
    }
    return false;
  }

  private static String message(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
  }
}
