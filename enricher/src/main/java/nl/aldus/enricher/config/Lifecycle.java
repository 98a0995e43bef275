package nl.aldus.enricher.config;

import java.time.Duration;

/**
 * How the enricher starts and stops.
 *
 * @param startTimeout longest wait for the broker at the start
 * @param stopTimeout longest time that a stop may take
 * @param maxThreadFailures how often threads may fail within ten minutes before it gives up
 */
public record Lifecycle(Duration startTimeout, Duration stopTimeout, int maxThreadFailures) {

  public Lifecycle {
    atLeastOneMillisecond("start.timeout", startTimeout);
    atLeastOneMillisecond("stop.timeout", stopTimeout);
    if (maxThreadFailures < 0) {
      throw new InvalidConfigException(
          "max.thread.failures must be at least 0, not " + maxThreadFailures);
    }
  }

  private static void atLeastOneMillisecond(String key, Duration duration) {
    if (duration.toMillis() < 1) {
      throw new InvalidConfigException(key + " must be at least 1ms, not " + duration.toMillis());
    }
  }
}
