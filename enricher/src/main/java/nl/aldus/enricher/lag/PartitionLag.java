package nl.aldus.enricher.lag;

import java.time.Duration;
import java.util.Optional;

/**
 * A group's lag on a partition with what the last readings say of it.
 *
 * @param reading the last reading
 * @param status what the window says
 * @param trend records a second by which the lag grows (or, negative, shrinks) over the window
 * @param consumed records a second that the group committed over the window
 * @param timeToCatchUp lag divided by the rate at which it shrinks; nothing if it does not shrink
 * @param retentionUsed share, 0 to 1, of the topic's retention that the oldest unread record has
 *     behind it; 1 if records were lost already
 */
public record PartitionLag(
    Reading reading,
    LagStatus status,
    double trend,
    double consumed,
    Optional<Duration> timeToCatchUp,
    double retentionUsed) {

  PartitionLag withStatus(LagStatus other) {
    return new PartitionLag(reading, other, trend, consumed, timeToCatchUp, retentionUsed);
  }
}
