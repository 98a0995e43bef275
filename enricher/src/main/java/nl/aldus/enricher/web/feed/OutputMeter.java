package nl.aldus.enricher.web.feed;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.aldus.enricher.metrics.LatencyWindow;
import nl.aldus.enricher.metrics.LatencyWindow.Percentiles;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Measures what comes out of a topic, at the consumer's end: how many records, and how long after
 * the time of their article. Thread-safe.
 */
public final class OutputMeter implements TopicTail.Listener {

  private final Clock clock;
  private final LatencyWindow latency = new LatencyWindow();
  private long count;

  public OutputMeter() {
    this(Clock.systemUTC());
  }

  OutputMeter(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void records(List<ConsumerRecord<byte[], byte[]>> records, boolean replayed) {
    if (replayed) {
      return;
    }
    long now = clock.millis();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      count++;
      latency.add(now, record.timestamp());
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

  /** Latency of the records that came lately, or nothing if there were none. */
  public Optional<Percentiles> latency() {
    return latency.percentiles(clock.millis());
  }
}
