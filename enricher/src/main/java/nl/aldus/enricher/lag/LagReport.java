package nl.aldus.enricher.lag;

import java.util.List;

/**
 * The lag of consumer groups at one moment.
 *
 * @param partitions a member for each partition that a group has committed an offset for, sorted by
 *     group and partition
 * @param groups the same, all partitions of a group together, sorted by group
 */
public record LagReport(List<PartitionLag> partitions, List<GroupLag> groups) {

  /** Nothing is known. */
  public static final LagReport EMPTY = new LagReport(List.of(), List.of());

  public LagReport {
    partitions = List.copyOf(partitions);
    groups = List.copyOf(groups);
  }
}
