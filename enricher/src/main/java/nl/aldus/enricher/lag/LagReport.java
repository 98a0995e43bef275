package nl.aldus.enricher.lag;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * The lag of consumer groups at one moment.
 *
 * @param partitions a member for each partition that a group has committed an offset for, sorted by
 *     group and partition
 * @param groups the same, all partitions of a group together, sorted by group
 * @param leftOut what could not be told although it may be behind: partitions by group, none where
 *     it is the whole group
 */
public record LagReport(
    List<PartitionLag> partitions,
    List<GroupLag> groups,
    Map<String, Set<TopicPartition>> leftOut) {

  /** Nothing is known. */
  public static final LagReport EMPTY = new LagReport(List.of(), List.of(), Map.of());

  public LagReport {
    partitions = List.copyOf(partitions);
    groups = List.copyOf(groups);
    leftOut = Map.copyOf(leftOut);
  }
}
