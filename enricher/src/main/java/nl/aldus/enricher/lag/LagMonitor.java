package nl.aldus.enricher.lag;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Follows the lag of consumer groups over time: each call of {@link #observe} reads it and judges
 * it in the light of the readings before. Not thread-safe.
 */
public final class LagMonitor implements AutoCloseable {

  /** Readings in the window of the rules; Burrow keeps ten. */
  public static final int WINDOW = 10;

  private final LagReader reader;
  private final Map<Key, LagWindow> windows = new HashMap<>();
  private final Map<Together, Trend> trends = new HashMap<>();

  public LagMonitor(LagReader reader) {
    this.reader = reader;
  }

  /**
   * Reads the lag of the groups now.
   *
   * @throws LagException if the cluster does not answer
   */
  public LagReport observe(Collection<String> groups) throws LagException, InterruptedException {
    List<PartitionLag> lags = new ArrayList<>();
    Set<Key> present = new HashSet<>();
    for (Reading reading : reader.read(groups)) {
      Key key = new Key(reading.group(), reading.partition());
      present.add(key);
      lags.add(windows.computeIfAbsent(key, k -> new LagWindow(WINDOW)).add(reading));
    }
    // What is only left out goes on where it was.
    windows.keySet().removeIf(key -> !present.contains(key) && !isLeftOut(key));
    lags = lags.stream().map(inTurn(lags)).toList();
    return new LagReport(lags, together(lags), reader.leftOut());
  }

  private boolean isLeftOut(Key key) {
    Set<TopicPartition> partitions = reader.leftOut().get(key.group());
    return partitions != null && (partitions.isEmpty() || partitions.contains(key.partition()));
  }

  /**
   * A partition whose member commits on others is not stalled: it waits for its turn, as where
   * Kafka Streams works off what it has fetched of one partition before it fetches the next.
   */
  private static UnaryOperator<PartitionLag> inTurn(List<PartitionLag> lags) {
    Set<String> busy =
        lags.stream()
            .filter(lag -> lag.consumed() > 0)
            .flatMap(lag -> lag.reading().member().stream())
            .collect(Collectors.toSet());
    return lag ->
        lag.status() == LagStatus.STALL && lag.reading().member().filter(busy::contains).isPresent()
            ? lag.withStatus(LagStatus.WARN)
            : lag;
  }

  private List<GroupLag> together(List<PartitionLag> lags) {
    Map<String, List<PartitionLag>> byGroup =
        lags.stream()
            .collect(
                Collectors.groupingBy(
                    lag -> lag.reading().group(), LinkedHashMap::new, Collectors.toList()));
    List<GroupLag> all = new ArrayList<>();
    Set<Together> present = new HashSet<>();
    byGroup.forEach(
        (group, own) -> {
          // With another partition the sums jump, which says nothing about the rate.
          Together together =
              new Together(
                  group,
                  own.stream().map(lag -> lag.reading().partition()).collect(Collectors.toSet()));
          present.add(together);
          all.add(sum(group, own, trends.computeIfAbsent(together, t -> new Trend(WINDOW))));
        });
    trends
        .keySet()
        .removeIf(one -> !present.contains(one) && !reader.leftOut().containsKey(one.group()));
    return all;
  }

  private static GroupLag sum(String group, List<PartitionLag> lags, Trend trend) {
    List<Reading> readings = lags.stream().map(PartitionLag::reading).toList();
    long records = readings.stream().mapToLong(Reading::records).sum();
    long committed = readings.stream().mapToLong(Reading::committed).sum();
    trend.add(readings.get(0).at(), records, committed);
    boolean ageKnown = readings.stream().allMatch(reading -> reading.age().isPresent());
    Optional<Duration> oldest =
        readings.stream().flatMap(reading -> reading.age().stream()).max(Comparator.naturalOrder());
    return new GroupLag(
        group,
        records,
        ageKnown ? oldest : Optional.empty(),
        lags.stream().map(PartitionLag::status).max(Comparator.naturalOrder()).orElseThrow(),
        trend.change(),
        trend.consumed(),
        trend.timeToCatchUp());
  }

  @Override
  public void close() {
    reader.close();
  }

  private record Key(String group, TopicPartition partition) {}

  private record Together(String group, Set<TopicPartition> partitions) {}
}
