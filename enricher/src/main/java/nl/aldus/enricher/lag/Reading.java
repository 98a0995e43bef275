package nl.aldus.enricher.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a group stood on a partition at one moment.
 *
 * @param at when it was read
 * @param group the consumer group
 * @param partition the partition
 * @param members number of members of the group
 * @param member id of the member that reads the partition, or nothing if none does
 * @param committed committed offset, not below {@code logStart}
 * @param logStart first offset that the log still has
 * @param logEnd end of the log for a reader of committed records
 * @param records offsets between {@code committed} and {@code logEnd}; 0 where only transaction
 *     markers lie between
 * @param age time since the timestamp of the record at the committed offset; 0 when caught up. Of
 *     the last such record that could be read, where that one cannot; nothing if none ever could
 * @param clamped true if records were deleted before the group read them
 * @param retention how long the topic keeps records
 */
public record Reading(
    Instant at,
    String group,
    TopicPartition partition,
    int members,
    Optional<String> member,
    long committed,
    long logStart,
    long logEnd,
    long records,
    Optional<Duration> age,
    boolean clamped,
    Retention retention) {

  public Reading {
    if (records < 0 || age.isPresent() && age.get().isNegative()) {
      throw new IllegalArgumentException("no lag: records=" + records + ", age=" + age);
    }
  }
}
