package nl.aldus.enricher.lag;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads how far consumer groups are behind. The end of a log is that for readers of committed
 * records, and what lies between the committed offset and the end is looked at: where it is nothing
 * but transaction markers, the lag is 0. Not thread-safe.
 */
public final class LagReader implements AutoCloseable {

  /** How long the broker may take to answer. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** How long to look for the records at the committed offsets, all partitions together. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Clock clock;

  /** Age of the record at a committed offset does not change while the offset does not. */
  private final Map<TopicPartition, Seen> seen = new HashMap<>();

  private final Map<String, Optional<Duration>> retentions = new HashMap<>();

  /**
   * @param clientProperties properties of any Kafka client: bootstrap servers, security
   */
  public LagReader(Map<String, ?> clientProperties) {
    this(clientProperties, Clock.systemUTC());
  }

  LagReader(Map<String, ?> clientProperties, Clock clock) {
    this.clock = clock;
    Map<String, Object> forAdmin = new HashMap<>(clientProperties);
    forAdmin.put(AdminClientConfig.CLIENT_ID_CONFIG, "aldus-lag");
    this.admin = Admin.create(forAdmin);
    Map<String, Object> forConsumer = new HashMap<>(clientProperties);
    forConsumer.put(ConsumerConfig.CLIENT_ID_CONFIG, "aldus-lag");
    forConsumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    forConsumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    forConsumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // One batch a partition is enough to find one record.
    forConsumer.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
    this.consumer =
        new KafkaConsumer<>(forConsumer, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Names of all consumer groups of the cluster. */
  public List<String> groups() throws LagException, InterruptedException {
    return get(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all()).stream()
        .map(GroupListing::groupId)
        .sorted()
        .toList();
  }

  /**
   * Reads the lag of groups on every partition that they have committed an offset for. A group that
   * has never committed, or does not exist, has no readings: that is absent, not a huge lag.
   *
   * @throws LagException if the cluster does not answer
   */
  public List<Reading> read(Collection<String> groups) throws LagException, InterruptedException {
    Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = committed(groups);
    Set<TopicPartition> partitions = new HashSet<>();
    committed.values().forEach(offsets -> partitions.addAll(offsets.keySet()));
    partitions.retainAll(existing(partitions));
    if (partitions.isEmpty()) {
      return List.of();
    }
    Map<TopicPartition, Long> starts = offsets(partitions, OffsetSpec.earliest());
    Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
    Map<String, Integer> members = members(groups);
    Instant now = clock.instant();
    List<Reading> readings = new ArrayList<>();
    for (Map.Entry<String, Map<TopicPartition, OffsetAndMetadata>> group :
        new TreeMap<>(committed).entrySet()) {
      Map<TopicPartition, Long> positions = new HashMap<>();
      for (Map.Entry<TopicPartition, OffsetAndMetadata> offset : group.getValue().entrySet()) {
        if (offset.getValue() != null && partitions.contains(offset.getKey())) {
          positions.put(
              offset.getKey(), Math.max(offset.getValue().offset(), starts.get(offset.getKey())));
        }
      }
      look(positions, ends);
      for (TopicPartition partition : sorted(positions.keySet())) {
        long position = positions.get(partition);
        Seen there = seen.get(partition);
        boolean behind =
            position < ends.get(partition)
                && !(there != null
                    && there.offset == position
                    && there.caughtUpTo >= ends.get(partition));
        Duration age = behind ? age(there, position, now) : Duration.ZERO;
        long original = group.getValue().get(partition).offset();
        readings.add(
            new Reading(
                now,
                group.getKey(),
                partition,
                members.getOrDefault(group.getKey(), 0),
                position,
                starts.get(partition),
                ends.get(partition),
                behind ? ends.get(partition) - position : 0,
                age,
                original < starts.get(partition),
                retention(partition.topic())));
      }
    }
    return readings;
  }

  /** Age of the record at the offset; unknown (0) only if it could not be read in time. */
  private static Duration age(Seen there, long position, Instant now) {
    if (there == null || there.offset != position || there.timestamp < 0) {
      return Duration.ZERO;
    }
    long millis = now.toEpochMilli() - there.timestamp;
    // Clocks differ between machines; a record from the future has no age yet.
    return Duration.ofMillis(Math.max(0, millis));
  }

  /** Finds the first record at or behind each position, or that there is none before the end. */
  private void look(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
    Set<TopicPartition> open = new HashSet<>();
    positions.forEach(
        (partition, position) -> {
          Seen there = seen.get(partition);
          boolean known =
              there != null
                  && there.offset == position
                  && (there.timestamp >= 0 || there.caughtUpTo >= ends.get(partition));
          if (position < ends.get(partition) && !known) {
            open.add(partition);
          }
        });
    if (open.isEmpty()) {
      return;
    }
    consumer.assign(open);
    open.forEach(partition -> consumer.seek(partition, positions.get(partition)));
    long deadline = System.nanoTime() + LOOK.toNanos();
    while (!open.isEmpty() && System.nanoTime() < deadline) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(100));
      for (TopicPartition partition : Set.copyOf(open)) {
        List<ConsumerRecord<byte[], byte[]>> found = records.records(partition);
        long position = positions.get(partition);
        if (!found.isEmpty()) {
          seen.put(partition, new Seen(position, found.get(0).timestamp(), -1));
        } else if (consumer.position(partition) >= ends.get(partition)) {
          seen.put(partition, new Seen(position, -1, consumer.position(partition)));
        } else {
          continue;
        }
        open.remove(partition);
        consumer.pause(Set.of(partition));
      }
    }
    consumer.unsubscribe();
  }

  private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(Collection<String> groups)
      throws LagException, InterruptedException {
    Map<String, ListConsumerGroupOffsetsSpec> specs =
        groups.stream()
            .collect(
                Collectors.toMap(
                    Function.identity(), g -> new ListConsumerGroupOffsetsSpec(), (a, b) -> a));
    return specs.isEmpty() ? Map.of() : get(admin.listConsumerGroupOffsets(specs).all());
  }

  /** Partitions may have been deleted since they were read; asking for their offsets would fail. */
  private Set<TopicPartition> existing(Set<TopicPartition> partitions)
      throws LagException, InterruptedException {
    Set<String> topics = get(admin.listTopics().names());
    return partitions.stream().filter(p -> topics.contains(p.topic())).collect(Collectors.toSet());
  }

  private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec spec)
      throws LagException, InterruptedException {
    Map<TopicPartition, OffsetSpec> specs =
        partitions.stream().collect(Collectors.toMap(Function.identity(), p -> spec));
    ListOffsetsOptions options = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> found :
        get(admin.listOffsets(specs, options).all()).entrySet()) {
      offsets.put(found.getKey(), found.getValue().offset());
    }
    return offsets;
  }

  private Map<String, Integer> members(Collection<String> groups) throws InterruptedException {
    Map<String, Integer> members = new HashMap<>();
    for (Map.Entry<String, KafkaFuture<ConsumerGroupDescription>> group :
        admin.describeConsumerGroups(groups).describedGroups().entrySet()) {
      try {
        members.put(group.getKey(), get(group.getValue()).members().size());
      } catch (LagException e) {
        // A group that is gone still has offsets until they expire: it has no members.
        members.put(group.getKey(), 0);
      }
    }
    return members;
  }

  private Optional<Duration> retention(String topic) throws LagException, InterruptedException {
    Optional<Duration> known = retentions.get(topic);
    if (known != null) {
      return known;
    }
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    var config = get(admin.describeConfigs(Set.of(resource)).all()).get(resource);
    boolean deletes =
        config
            .get(TopicConfig.CLEANUP_POLICY_CONFIG)
            .value()
            .contains(TopicConfig.CLEANUP_POLICY_DELETE);
    long millis = Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
    Optional<Duration> retention =
        deletes && millis > 0 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
    retentions.put(topic, retention);
    return retention;
  }

  private static List<TopicPartition> sorted(Collection<TopicPartition> partitions) {
    return partitions.stream().sorted((a, b) -> a.toString().compareTo(b.toString())).toList();
  }

  private static <T> T get(KafkaFuture<T> future) throws LagException, InterruptedException {
    try {
      return future.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new LagException(
          "the cluster does not tell its offsets: " + e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      throw new LagException(
          "the cluster did not answer within " + TIMEOUT.toSeconds() + " seconds", e);
    }
  }

  @Override
  public void close() {
    consumer.close();
    admin.close(Duration.ofSeconds(1));
  }

  /**
   * What was found at an offset: the timestamp of the first record, or up to where there is none.
   */
  private record Seen(long offset, long timestamp, long caughtUpTo) {}
}
