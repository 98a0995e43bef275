package nl.aldus.enricher.metrics;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * How long after the time of their record articles came out lately. Kafka Streams gives a result
 * the time of the record that it was made from, so that is the whole way through broker, topology
 * and commit. Thread-safe.
 */
public final class LatencyWindow {

  /** How far back percentiles look. */
  static final Duration WINDOW = Duration.ofSeconds(30);

  private static final int MAX_VALUES = 5_000;

  private final Deque<Passage> passages = new ArrayDeque<>();

  private record Passage(long at, double seconds) {}

  /**
   * Latency in seconds.
   *
   * @param p50 half were faster
   * @param p95 nineteen in twenty were faster
   * @param p99 ninety-nine in a hundred were faster
   */
  public record Percentiles(double p50, double p95, double p99) {}

  /**
   * Takes what came out now.
   *
   * @param now in milliseconds since 1970
   * @param time of its record, in the same
   */
  public synchronized void add(long now, long time) {
    // Clocks of machines differ: no record comes before its article.
    passages.addLast(new Passage(now, Math.max(0, now - time) / 1000.0));
    if (passages.size() > MAX_VALUES) {
      passages.removeFirst();
    }
  }

  /**
   * Latency of what came out in the last {@link #WINDOW}, or nothing if nothing did.
   *
   * @param now in milliseconds since 1970
   */
  public synchronized Optional<Percentiles> percentiles(long now) {
    long since = now - WINDOW.toMillis();
    while (!passages.isEmpty() && passages.getFirst().at() < since) {
      passages.removeFirst();
    }
    if (passages.isEmpty()) {
      return Optional.empty();
    }
    double[] sorted = passages.stream().mapToDouble(Passage::seconds).toArray();
    Arrays.sort(sorted);
    return Optional.of(new Percentiles(rank(sorted, 0.50), rank(sorted, 0.95), rank(sorted, 0.99)));
  }

  /** Nearest rank: a value that was measured. */
  private static double rank(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
