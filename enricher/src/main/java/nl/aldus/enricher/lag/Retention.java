package nl.aldus.enricher.lag;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a topic keeps records.
 *
 * @param known false if the cluster does not tell, for want of the right to describe the topic's
 *     configuration
 * @param time how long, or nothing if for ever or unknown
 */
public record Retention(boolean known, Optional<Duration> time) {

  /** Records stay, or only older versions of them are deleted. */
  public static final Retention FOR_EVER = new Retention(true, Optional.empty());

  public static final Retention UNKNOWN = new Retention(false, Optional.empty());

  public Retention {
    if (!known && time.isPresent()) {
      throw new IllegalArgumentException("unknown, and " + time.get());
    }
  }

  public static Retention of(Duration time) {
    return new Retention(true, Optional.of(time));
  }
}
