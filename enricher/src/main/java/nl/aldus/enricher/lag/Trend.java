package nl.aldus.enricher.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * How a lag changes over its last readings. Where the group had stood still at the beginning of
 * them, the rates are those since it moved: after a restart the estimate is not spoilt by the time
 * before. Not thread-safe.
 */
final class Trend {

  private static final double NANOS_PER_SECOND = 1e9;

  private final int capacity;
  private final Deque<Point> points = new ArrayDeque<>();

  /**
   * @param capacity readings kept, at least 2
   */
  Trend(int capacity) {
    if (capacity < 2) {
      throw new IllegalArgumentException("a trend needs 2 readings, not " + capacity);
    }
    this.capacity = capacity;
  }

  private record Point(Instant at, long records, long committed) {}

  void add(Instant at, long records, long committed) {
    points.addLast(new Point(at, records, committed));
    if (points.size() > capacity) {
      points.removeFirst();
    }
  }

  /** Records a second by which the lag grows or, negative, shrinks. */
  double change() {
    Point from = begin();
    return perSecond(from, points.getLast().records() - from.records());
  }

  /** Records a second that the group commits; 0 if it goes back. */
  double consumed() {
    Point from = begin();
    return Math.max(0, perSecond(from, points.getLast().committed() - from.committed()));
  }

  /** The lag divided by the rate at which it shrinks; nothing if it does not shrink. */
  Optional<Duration> timeToCatchUp() {
    long records = points.getLast().records();
    if (records == 0) {
      return Optional.of(Duration.ZERO);
    }
    double change = change();
    return change >= 0
        ? Optional.empty()
        : Optional.of(Duration.ofNanos((long) (records / -change * NANOS_PER_SECOND)));
  }

  /** The first point, or the last of those at which the group stood still before it moved on. */
  private Point begin() {
    Iterator<Point> forwards = points.iterator();
    Point first = forwards.next();
    Point begin = first;
    while (forwards.hasNext()) {
      Point next = forwards.next();
      if (next.committed() != first.committed()) {
        return begin;
      }
      begin = next;
    }
    return first;
  }

  private double perSecond(Point from, long difference) {
    Duration span = Duration.between(from.at(), points.getLast().at());
    return span.isZero() ? 0 : difference / (span.toNanos() / NANOS_PER_SECOND);
  }
}
