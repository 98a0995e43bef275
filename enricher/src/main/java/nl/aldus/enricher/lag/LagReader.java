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
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListGroupsResult;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads how far consumer groups are behind. The end of a log is that for readers of committed
 * records, and what lies between the committed offset and the end is looked at: where it is nothing
 * but transaction markers, the lag is 0. Not thread-safe.
 */
public final class LagReader implements AutoCloseable {

  /** How long the broker may take to answer. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** How long retention and rights are believed. */
  private static final Duration BELIEVED = Duration.ofMinutes(5);

  /** How long to look for the records at the committed offsets, all groups together. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Clock clock;

  /** What was found at the committed offsets of the last reading; it does not change. */
  private final Map<Position, Seen> seen = new HashMap<>();

  /** Timestamp of the record that each group was last seen to wait at. */
  private final Map<Waiting, Long> timestamps = new HashMap<>();

  private final Map<String, Retention> retentions = new HashMap<>();

  /** Topics whose records may not be read. */
  private final Set<String> denied = new HashSet<>();

  private Map<String, Set<TopicPartition>> leftOut = Map.of();

  /** When to ask again for what people may change: retention and rights. */
  private Instant askAgain = Instant.MIN;

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
    ListGroupsResult result = admin.listGroups(ListGroupsOptions.forConsumerGroups());
    Collection<GroupListing> valid = get(result.valid());
    // One broker that does not tell its groups keeps none of the others from it.
    Collection<GroupListing> told = valid.isEmpty() ? get(result.all()) : valid;
    return told.stream().map(GroupListing::groupId).sorted().toList();
  }

  /**
   * Reads the lag of groups on every partition that they have committed an offset for. A group that
   * has never committed, or does not exist, has no readings: that is absent, not a huge lag. So is
   * what the cluster cannot tell just now, such as the offsets of a partition without a leader: the
   * rest is told all the same, and {@link #leftOut} says of what nothing is.
   *
   * @throws LagException if the cluster does not answer
   */
  public List<Reading> read(Collection<String> groups) throws LagException, InterruptedException {
    Set<String> untoldGroups = new HashSet<>();
    Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = committed(groups, untoldGroups);
    Map<String, Members> members = members(groups, untoldGroups);
    committed.keySet().retainAll(members.keySet());
    Set<TopicPartition> partitions = new HashSet<>();
    committed.values().forEach(offsets -> partitions.addAll(offsets.keySet()));
    Set<TopicPartition> untold = new HashSet<>();
    partitions.retainAll(led(partitions, untold));
    Map<TopicPartition, Long> starts = offsets(partitions, OffsetSpec.earliest(), untold);
    Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest(), untold);
    partitions.retainAll(starts.keySet());
    partitions.retainAll(ends.keySet());
    leftOut = leftOut(untoldGroups, committed, untold);
    if (partitions.isEmpty()) {
      return List.of();
    }
    Instant now = clock.instant();
    if (!now.isBefore(askAgain)) {
      retentions.clear();
      denied.clear();
      askAgain = now.plus(BELIEVED);
    }
    readRetentions(partitions);
    long deadline = System.nanoTime() + LOOK.toNanos();
    List<Reading> readings = new ArrayList<>();
    Set<Position> used = new HashSet<>();
    Set<Waiting> waiting = new HashSet<>();
    for (Map.Entry<String, Map<TopicPartition, OffsetAndMetadata>> group :
        new TreeMap<>(committed).entrySet()) {
      Map<TopicPartition, Long> offsets = new HashMap<>();
      group
          .getValue()
          .forEach(
              (partition, offset) -> {
                if (offset != null && partitions.contains(partition)) {
                  offsets.put(partition, offset.offset());
                }
              });
      Map<TopicPartition, Position> positions = new HashMap<>();
      offsets.forEach(
          (partition, offset) ->
              positions.put(
                  partition, new Position(partition, Math.max(offset, starts.get(partition)))));
      look(positions, ends, deadline);
      used.addAll(positions.values());
      for (TopicPartition partition : sorted(positions.keySet())) {
        Position position = positions.get(partition);
        Seen there = seen.getOrDefault(position, new Seen(position.offset(), Seen.UNKNOWN));
        long records = Math.max(0, ends.get(partition) - there.nothingBefore());
        Waiting here = new Waiting(group.getKey(), partition);
        waiting.add(here);
        readings.add(
            new Reading(
                now,
                group.getKey(),
                partition,
                members.get(group.getKey()).number(),
                Optional.ofNullable(members.get(group.getKey()).readers().get(partition)),
                position.offset(),
                starts.get(partition),
                ends.get(partition),
                records,
                records == 0 ? Optional.of(Duration.ZERO) : age(here, there, now),
                offsets.get(partition) < starts.get(partition),
                retentions.getOrDefault(partition.topic(), Retention.UNKNOWN)));
      }
    }
    seen.keySet().retainAll(used);
    timestamps.keySet().retainAll(waiting);
    return readings;
  }

  /**
   * What the last reading could not tell although it may be behind: partitions by group, none where
   * it is the whole group.
   */
  public Map<String, Set<TopicPartition>> leftOut() {
    return leftOut;
  }

  private static Map<String, Set<TopicPartition>> leftOut(
      Set<String> groups,
      Map<String, Map<TopicPartition, OffsetAndMetadata>> committed,
      Set<TopicPartition> untold) {
    Map<String, Set<TopicPartition>> leftOut = new TreeMap<>();
    committed.forEach(
        (group, offsets) -> {
          Set<TopicPartition> missing = new HashSet<>(offsets.keySet());
          missing.retainAll(untold);
          if (!missing.isEmpty()) {
            leftOut.put(group, missing);
          }
        });
    groups.forEach(group -> leftOut.put(group, Set.of()));
    return leftOut;
  }

  /**
   * Age of the record that a group waits at. Where that cannot be read now, of the one before: the
   * age is then too high rather than 0.
   */
  private Optional<Duration> age(Waiting waiting, Seen there, Instant now) {
    if (there.timestamp() != Seen.UNKNOWN) {
      timestamps.put(waiting, there.timestamp());
    }
    return Optional.ofNullable(timestamps.get(waiting))
        // Clocks differ between machines; a record from the future has no age yet.
        .map(timestamp -> Duration.ofMillis(Math.max(0, now.toEpochMilli() - timestamp)));
  }

  /** Finds the first record at or behind each position, or that there is none before the end. */
  private void look(
      Map<TopicPartition, Position> positions, Map<TopicPartition, Long> ends, long deadline)
      throws LagException, InterruptedException {
    Set<TopicPartition> open = new HashSet<>();
    positions.forEach(
        (partition, position) -> {
          Seen there = seen.get(position);
          boolean known =
              there != null
                  && (there.timestamp() != Seen.UNKNOWN
                      || there.nothingBefore() >= ends.get(partition));
          if (position.offset() < ends.get(partition)
              && !known
              && !denied.contains(partition.topic())) {
            open.add(partition);
          }
        });
    if (open.isEmpty()) {
      return;
    }
    try {
      consumer.assign(open);
      open.forEach(partition -> consumer.seek(partition, positions.get(partition).offset()));
      while (!open.isEmpty() && System.nanoTime() < deadline) {
        ConsumerRecords<byte[], byte[]> records = poll(open);
        for (TopicPartition partition : Set.copyOf(open)) {
          List<ConsumerRecord<byte[], byte[]>> found = records.records(partition);
          if (!found.isEmpty()) {
            ConsumerRecord<byte[], byte[]> first = found.get(0);
            seen.put(positions.get(partition), new Seen(first.offset(), first.timestamp()));
          } else if (consumer.position(partition) >= ends.get(partition)) {
            seen.put(
                positions.get(partition), new Seen(consumer.position(partition), Seen.UNKNOWN));
          } else {
            continue;
          }
          open.remove(partition);
          consumer.pause(Set.of(partition));
        }
      }
      consumer.unsubscribe();
    } catch (InterruptException e) {
      // Kafka sets the flag again; who catches InterruptedException expects it cleared.
      Thread.interrupted();
      throw (InterruptedException) new InterruptedException(e.getMessage()).initCause(e);
    } catch (KafkaException e) {
      throw new LagException(
          "the records at the committed offsets cannot be read: " + e.getMessage(), e);
    }
  }

  /** Polls, and gives up the partitions whose records may not be read. */
  private ConsumerRecords<byte[], byte[]> poll(Set<TopicPartition> open) {
    try {
      return consumer.poll(Duration.ofMillis(100));
    } catch (TopicAuthorizationException e) {
      denied.addAll(e.unauthorizedTopics());
      open.removeIf(partition -> denied.contains(partition.topic()));
      consumer.assign(open);
      return ConsumerRecords.empty();
    }
  }

  private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(
      Collection<String> groups, Set<String> untold) throws LagException, InterruptedException {
    Map<String, ListConsumerGroupOffsetsSpec> specs = new HashMap<>();
    groups.forEach(group -> specs.put(group, new ListConsumerGroupOffsetsSpec()));
    ListConsumerGroupOffsetsResult result = admin.listConsumerGroupOffsets(specs);
    Map<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> futures = new HashMap<>();
    specs
        .keySet()
        .forEach(group -> futures.put(group, result.partitionsToOffsetAndMetadata(group)));
    return each(futures, untold);
  }

  /**
   * Those that exist and have a leader: nobody tells the offsets of others, and to ask for them
   * would take until the time is out.
   */
  private Set<TopicPartition> led(Set<TopicPartition> partitions, Set<TopicPartition> untold)
      throws LagException, InterruptedException {
    Set<String> topics = partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
    Set<TopicPartition> led = new HashSet<>();
    Set<String> untoldTopics = new HashSet<>();
    for (TopicDescription topic :
        each(admin.describeTopics(topics).topicNameValues(), untoldTopics).values()) {
      for (TopicPartitionInfo partition : topic.partitions()) {
        boolean hasLeader = partition.leader() != null && !partition.leader().isEmpty();
        (hasLeader ? led : untold).add(new TopicPartition(topic.name(), partition.partition()));
      }
    }
    partitions.stream().filter(one -> untoldTopics.contains(one.topic())).forEach(untold::add);
    return led;
  }

  private Map<TopicPartition, Long> offsets(
      Set<TopicPartition> partitions, OffsetSpec spec, Set<TopicPartition> untold)
      throws LagException, InterruptedException {
    Map<TopicPartition, OffsetSpec> specs =
        partitions.stream().collect(Collectors.toMap(Function.identity(), p -> spec));
    ListOffsetsResult result =
        admin.listOffsets(specs, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
    Map<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> futures = new HashMap<>();
    partitions.forEach(partition -> futures.put(partition, result.partitionResult(partition)));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    each(futures, untold).forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  private Map<String, Members> members(Collection<String> groups, Set<String> untold)
      throws LagException, InterruptedException {
    Map<String, KafkaFuture<ConsumerGroupDescription>> futures =
        admin.describeConsumerGroups(groups).describedGroups();
    Map<String, Members> members = new HashMap<>();
    each(futures, untold)
        .forEach((group, found) -> members.put(group, Members.of(found.members())));
    for (Map.Entry<String, KafkaFuture<ConsumerGroupDescription>> group : futures.entrySet()) {
      if (group.getValue().isCompletedExceptionally() && isGone(group.getValue())) {
        members.put(group.getKey(), Members.of(List.of()));
      }
    }
    return members;
  }

  /** True of a group that has been deleted, or that only ever committed: it has no members. */
  private static boolean isGone(KafkaFuture<?> group) throws InterruptedException {
    try {
      get(group);
      return false;
    } catch (LagException e) {
      return e.getCause().getCause() instanceof GroupIdNotFoundException;
    }
  }

  /** Reads those that are not known; what may not be described is asked again after a while. */
  private void readRetentions(Set<TopicPartition> partitions)
      throws LagException, InterruptedException {
    Set<ConfigResource> resources =
        partitions.stream()
            .map(TopicPartition::topic)
            .filter(topic -> !retentions.containsKey(topic))
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
            .collect(Collectors.toSet());
    try {
      each(admin.describeConfigs(resources).values(), new HashSet<>())
          .forEach((resource, config) -> retentions.put(resource.name(), retention(config)));
    } catch (LagException e) {
      // The right to describe configurations is one of its own; lag is told without it.
      if (e.isSilence()) {
        throw e;
      }
    }
    resources.forEach(resource -> retentions.putIfAbsent(resource.name(), Retention.UNKNOWN));
  }

  private static Retention retention(Config config) {
    boolean deletes =
        config
            .get(TopicConfig.CLEANUP_POLICY_CONFIG)
            .value()
            .contains(TopicConfig.CLEANUP_POLICY_DELETE);
    long millis = Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
    return deletes && millis > 0 ? Retention.of(Duration.ofMillis(millis)) : Retention.FOR_EVER;
  }

  private static List<TopicPartition> sorted(Collection<TopicPartition> partitions) {
    return partitions.stream().sorted((a, b) -> a.toString().compareTo(b.toString())).toList();
  }

  private static <T> T get(KafkaFuture<T> future) throws LagException, InterruptedException {
    return get(future, System.nanoTime() + TIMEOUT.toNanos());
  }

  private static <T> T get(KafkaFuture<T> future, long deadline)
      throws LagException, InterruptedException {
    try {
      return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new LagException(
          "the cluster does not tell its offsets: " + e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      throw new LagException(
          "the cluster did not answer within " + TIMEOUT.toSeconds() + " seconds", e);
    }
  }

  /**
   * The answers to questions that were asked together. What is not answered in time or refused for
   * one of them is left out.
   *
   * @param untold takes those that are left out although they exist
   * @throws LagException if none is answered, unless because nothing of it exists
   */
  private static <K, V> Map<K, V> each(Map<K, KafkaFuture<V>> questions, Set<K> untold)
      throws LagException, InterruptedException {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    Map<K, V> answers = new HashMap<>();
    LagException failure = null;
    for (Map.Entry<K, KafkaFuture<V>> question : questions.entrySet()) {
      try {
        answers.put(question.getKey(), get(question.getValue(), deadline));
      } catch (LagException e) {
        Throwable cause = e.getCause().getCause();
        if (!(cause instanceof UnknownTopicOrPartitionException)
            && !(cause instanceof GroupIdNotFoundException)) {
          failure = e;
          untold.add(question.getKey());
        }
      }
    }
    if (answers.isEmpty() && failure != null) {
      throw failure;
    }
    return answers;
  }

  @Override
  public void close() {
    consumer.close();
    admin.close(Duration.ofSeconds(1));
  }

  /** An offset of a partition. */
  private record Position(TopicPartition partition, long offset) {}

  /**
   * What was found behind a position.
   *
   * @param nothingBefore offset up to which there are only transaction markers, aborted records or
   *     gaps
   * @param timestamp of the record there, in milliseconds, or {@link #UNKNOWN} if it was not read
   */
  private record Seen(long nothingBefore, long timestamp) {

    static final long UNKNOWN = -1;
  }

  private record Waiting(String group, TopicPartition partition) {}

  /** How many members a group has, and which of them reads what. */
  private record Members(int number, Map<TopicPartition, String> readers) {

    static Members of(Collection<MemberDescription> members) {
      Map<TopicPartition, String> readers = new HashMap<>();
      for (MemberDescription member : members) {
        for (TopicPartition partition : member.assignment().topicPartitions()) {
          readers.put(partition, member.consumerId());
        }
      }
      return new Members(members.size(), readers);
    }
  }
}
