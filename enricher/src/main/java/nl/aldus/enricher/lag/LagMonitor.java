package nl.aldus.enricher.lag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  public LagMonitor(LagReader reader) {
    this.reader = reader;
  }

  /**
   * Reads the lag of the groups now.
   *
   * @return a member for each partition that a group has committed an offset for, sorted by group
   *     and partition
   * @throws LagException if the cluster does not answer
   */
  public List<PartitionLag> observe(Collection<String> groups)
      throws LagException, InterruptedException {
    List<PartitionLag> lags = new ArrayList<>();
    Set<Key> present = new HashSet<>();
    for (Reading reading : reader.read(groups)) {
      Key key = new Key(reading.group(), reading.partition());
      present.add(key);
      lags.add(windows.computeIfAbsent(key, k -> new LagWindow(WINDOW)).add(reading));
    }
    windows.keySet().retainAll(present);
    return lags;
  }

  @Override
  public void close() {
    reader.close();
  }

  private record Key(String group, TopicPartition partition) {}
}
