package nl.aldus.enricher.web.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import nl.aldus.enricher.lag.GroupLag;
import nl.aldus.enricher.metrics.LatencyWindow.Percentiles;

/** What the charts show: the last half hour in samples. Thread-safe. */
final class PipelineHistory {

  /** Between samples. */
  static final Duration INTERVAL = Duration.ofSeconds(2);

  private static final int KEPT = 900;

  private final Deque<Sample> samples = new ArrayDeque<>();
  private long number;

  /**
   * The pipeline at one moment.
   *
   * @param number counts from 0
   * @param at when
   * @param lagSeconds age of the oldest record that waits; nothing if it is not known
   * @param lagRecords records that wait
   * @param articlesPerSecond articles that all instances finished
   * @param measured whether quotations and latency could be known
   * @param quotesPerSecond quotations that came out; nothing if that is not known, or not yet
   * @param latency of the articles that came out lately; nothing if there were none
   */
  record Sample(
      long number,
      Instant at,
      OptionalDouble lagSeconds,
      long lagRecords,
      double articlesPerSecond,
      boolean measured,
      OptionalDouble quotesPerSecond,
      Optional<Percentiles> latency) {}

  /** Adds a sample made of the enricher's own lag, if it has one. */
  synchronized void add(
      Instant at,
      Optional<GroupLag> lag,
      boolean measured,
      OptionalDouble quotesPerSecond,
      Optional<Percentiles> latency) {
    OptionalDouble seconds =
        lag.flatMap(GroupLag::age).stream().mapToDouble(age -> age.toMillis() / 1000.0).findFirst();
    long records = lag.map(GroupLag::records).orElse(0L);
    double consumed = lag.map(GroupLag::consumed).orElse(0.0);
    samples.addLast(
        new Sample(number++, at, seconds, records, consumed, measured, quotesPerSecond, latency));
    if (samples.size() > KEPT) {
      samples.removeFirst();
    }
  }

  /**
   * The samples with a higher number, the oldest first. A number that is not given out yet comes
   * from before a restart: then all samples are new.
   */
  synchronized List<Sample> after(long last) {
    long from = last < number ? last : -1;
    return samples.stream().filter(sample -> sample.number() > from).toList();
  }
}
