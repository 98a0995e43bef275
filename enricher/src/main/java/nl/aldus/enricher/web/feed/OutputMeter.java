package nl.aldus.enricher.web.feed;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Measures what comes out of a topic, at the consumer's end: how many records, and how long after
 * the time of their article. Kafka Streams gives a result the time of the record that it was made
 * from, so that is the whole way through broker, topology and commit. Thread-safe.
 */
public final class OutputMeter implements TopicTail.Listener {

  /** How far back percentiles look. */
  static final Duration WINDOW = Duration.ofSeconds(30);

  private static final int MAX_VALUES = 5_000;

  private final Clock clock;
  private final Deque<Passage> passages = new ArrayDeque<>();
  private long count;

  public OutputMeter() {
    this(Clock.systemUTC());
  }

  OutputMeter(Clock clock) {
    this.clock = clock;
  }

  private record Passage(long at, double seconds) {}

  /**
   * Latency in seconds.
   *
   * @param p50 half were faster
   * @param p95 nineteen in twenty were faster
   * @param p99 ninety-nine in a hundred were faster
   */
  public record Percentiles(double p50, double p95, double p99) {}

  @Override
  public synchronized void records(List<ConsumerRecord<byte[], byte[]>> records, boolean replayed) {
    if (replayed) {
      return;
    }
    long now = clock.millis();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      count++;
      // Clocks of machines differ: no record comes before its article.
      passages.addLast(new Passage(now, Math.max(0, now - record.timestamp()) / 1000.0));
      if (passages.size() > MAX_VALUES) {
        passages.removeFirst();
      }
    }
  }

  @Override
  public synchronized void skipped(long skipped) {
    count += skipped;
  }

  /** Records that came since the start. */
  public synchronized long count() {
    return count;
  }

  /** Latency of the records of the last {@link #WINDOW}, or nothing if there were none. */
  public synchronized Optional<Percentiles> latency() {
    long since = clock.millis() - WINDOW.toMillis();
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
