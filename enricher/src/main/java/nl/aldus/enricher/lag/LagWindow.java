package nl.aldus.enricher.lag;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * The last readings of one group on one partition, and the judgement on them. The rules are those
 * of <a href="https://github.com/linkedin/Burrow/wiki/Consumer-Lag-Evaluation-Rules">Burrow's
 * evaluator</a>; since a committed offset carries no time of its own here, a commit is a change of
 * the offset between two readings. Not thread-safe.
 */
final class LagWindow {

  private static final double NANOS_PER_SECOND = 1e9;

  private final int capacity;
  private final Deque<Reading> readings = new ArrayDeque<>();

  /**
   * @param capacity readings kept, at least 2
   */
  LagWindow(int capacity) {
    if (capacity < 2) {
      throw new IllegalArgumentException("a window needs 2 readings, not " + capacity);
    }
    this.capacity = capacity;
  }

  /** Adds a reading and judges the window. */
  PartitionLag add(Reading reading) {
    readings.addLast(reading);
    if (readings.size() > capacity) {
      readings.removeFirst();
    }
    double trend = perSecond(reading.records() - readings.getFirst().records());
    double consumed = perSecond(reading.committed() - readings.getFirst().committed());
    return new PartitionLag(
        reading, status(), trend, Math.max(0, consumed), timeToCatchUp(trend), retentionUsed());
  }

  private LagStatus status() {
    Reading last = readings.getLast();
    boolean everCaughtUp = false;
    boolean everCommitted = false;
    boolean everShrunk = false;
    Reading before = null;
    for (Reading reading : readings) {
      everCaughtUp |= reading.records() == 0;
      if (before != null) {
        if (reading.committed() < before.committed()) {
          return LagStatus.REWIND;
        }
        everCommitted |= reading.committed() > before.committed();
        everShrunk |= reading.records() < before.records();
      }
      before = reading;
    }
    // Without members nothing will catch up by itself: that is told as soon as records wait, unless
    // the group left them only just now.
    if (last.records() > 0 && last.members() == 0 && !justCommitted()) {
      return LagStatus.STOP;
    }
    if (everCaughtUp || readings.size() < capacity) {
      return LagStatus.OK;
    }
    if (!everCommitted) {
      return everShrunk ? LagStatus.OK : LagStatus.STALL;
    }
    return everShrunk ? LagStatus.OK : LagStatus.WARN;
  }

  /** True if the offset moved between the last two readings, or there is only one. */
  private boolean justCommitted() {
    if (readings.size() < 2) {
      return false;
    }
    Iterator<Reading> backwards = readings.descendingIterator();
    long last = backwards.next().committed();
    long before = backwards.next().committed();
    return last > before;
  }

  private double perSecond(long difference) {
    Duration span = Duration.between(readings.getFirst().at(), readings.getLast().at());
    return span.isZero() ? 0 : difference / (span.toNanos() / NANOS_PER_SECOND);
  }

  private Optional<Duration> timeToCatchUp(double trend) {
    long records = readings.getLast().records();
    if (records == 0) {
      return Optional.of(Duration.ZERO);
    }
    if (trend >= 0) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofNanos((long) (records / -trend * NANOS_PER_SECOND)));
  }

  private double retentionUsed() {
    Reading last = readings.getLast();
    if (last.clamped()) {
      return 1;
    }
    return last.retention()
        .map(retention -> Math.min(1, last.age().toMillis() / (double) retention.toMillis()))
        .orElse(0.0);
  }
}
