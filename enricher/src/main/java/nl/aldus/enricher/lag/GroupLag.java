package nl.aldus.enricher.lag;

import java.time.Duration;
import java.util.Optional;

/**
 * The lag of a group on all partitions together.
 *
 * @param group the consumer group
 * @param records records that wait
 * @param age of the oldest of them; 0 when caught up, nothing if it is not known
 * @param status the worst of its partitions
 * @param trend records a second by which the lag grows (or, negative, shrinks)
 * @param consumed records a second that the group commits
 * @param timeToCatchUp lag divided by the rate at which it shrinks; nothing if it does not shrink.
 *     Partitions that are read one after the other count together, so it holds for the group where
 *     those of the partitions do not
 */
public record GroupLag(
    String group,
    long records,
    Optional<Duration> age,
    LagStatus status,
    double trend,
    double consumed,
    Optional<Duration> timeToCatchUp) {}
