package nl.aldus.enricher.lag;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The last readings of one group on one partition, and the judgement on them. The rules are those
 * of <a href="https://github.com/linkedin/Burrow/wiki/Consumer-Lag-Evaluation-Rules">Burrow's
 * evaluator</a>; since a committed offset carries no time of its own here, a commit is a change of
 * the offset between two readings. Not thread-safe.
 */
final class LagWindow {

  private final int capacity;
  private final Deque<Reading> readings = new ArrayDeque<>();
  private final Trend trend;

  /**
   * @param capacity readings kept, at least 2
   */
  LagWindow(int capacity) {
    this.capacity = capacity;
    this.trend = new Trend(capacity);
  }

  /** Adds a reading and judges the window. */
  PartitionLag add(Reading reading) {
    readings.addLast(reading);
    if (readings.size() > capacity) {
      readings.removeFirst();
    }
    trend.add(reading.at(), reading.records(), reading.committed());
    return new PartitionLag(
        reading,
        status(),
        trend.change(),
        trend.consumed(),
        trend.timeToCatchUp(),
        retentionUsed(reading));
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
    // Without members nothing will catch up by itself: that is told as soon as records wait, and
    // not when the window is full. But a group may commit now and then without ever having members.
    if (last.records() > 0 && last.members() == 0 && !everCommitted) {
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

  /** By time where the topic tells how long it keeps records, else by what the log still has. */
  private static double retentionUsed(Reading reading) {
    Retention retention = reading.retention();
    if (reading.clamped()) {
      return 1;
    }
    if (reading.records() == 0) {
      return 0;
    }
    if (retention.time().isPresent() && reading.age().isPresent()) {
      return Math.min(
          1, reading.age().get().toMillis() / (double) retention.time().get().toMillis());
    }
    // Where nothing was ever deleted from the log, it may well keep everything.
    boolean deletes = retention.time().isPresent() || !retention.known() && reading.logStart() > 0;
    return deletes
        ? Math.min(1, reading.records() / (double) (reading.logEnd() - reading.logStart()))
        : 0;
  }
}
