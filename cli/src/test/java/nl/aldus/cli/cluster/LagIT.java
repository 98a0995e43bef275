package nl.aldus.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.aldus.cli.Invocation;
import nl.aldus.cli.broker.EmbeddedBroker;
import nl.aldus.enricher.lag.GroupLag;
import nl.aldus.enricher.lag.LagMonitor;
import nl.aldus.enricher.lag.LagReader;
import nl.aldus.enricher.lag.LagStatus;
import nl.aldus.enricher.lag.PartitionLag;
import nl.aldus.enricher.lag.Reading;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lag as a real broker tells it, with every pitfall that lag exporters are known for. */
class LagIT {

  private static EmbeddedBroker broker;
  private static Admin admin;

  /** Every test has a topic and a group of its own. */
  private final TopicPartition news = new TopicPartition("news-" + UUID.randomUUID(), 0);

  private final String group = "readers-" + UUID.randomUUID();
  private LagReader reader;

  @BeforeAll
  static void startBroker(@TempDir Path directory) {
    broker = EmbeddedBroker.start(directory, 0);
    admin = Admin.create(client());
  }

  @AfterAll
  static void stopBroker() {
    admin.close(Duration.ZERO);
    broker.close();
  }

  @BeforeEach
  void createTopic() throws Exception {
    admin.createTopics(List.of(new NewTopic(news.topic(), 1, (short) 1))).all().get();
    reader = new LagReader(client());
  }

  @AfterEach
  void closeReader() {
    reader.close();
  }

  @Test
  void isZeroBeforeTransactionMarkers() throws Exception {
    produceInTransaction(true, 3);
    commit(3);

    Reading reading = read();

    assertThat(reading.logEnd()).isEqualTo(4);
    assertThat(reading.records()).isZero();
    assertThat(reading.age()).contains(Duration.ZERO);
  }

  @Test
  void isZeroBeforeAbortedRecords() throws Exception {
    produceInTransaction(true, 1);
    commit(1);
    produceInTransaction(false, 2);

    assertThat(read().records()).isZero();
  }

  @Test
  void seesRecordBehindTransactionMarkers() throws Exception {
    produceInTransaction(true, 1);
    commit(1);
    assertThat(read().records()).isZero();

    produceInTransaction(true, 1);

    assertThat(read().records()).isPositive();
  }

  @Test
  @Timeout(60)
  void isZeroForExactlyOnceConsumerThatHasReadEverything() throws Exception {
    produceInTransaction(true, 5);
    try (KafkaConsumer<String, String> consumer = consumer();
        KafkaProducer<String, String> producer = transactional()) {
      consumer.subscribe(List.of(news.topic()));
      int read = 0;
      while (read < 5) {
        read += consumer.poll(Duration.ofMillis(200)).count();
      }
      producer.beginTransaction();
      producer.sendOffsetsToTransaction(
          Map.of(news, new OffsetAndMetadata(consumer.position(news))), consumer.groupMetadata());
      producer.commitTransaction();

      List<Reading> readings = List.of();
      while (readings.isEmpty()) {
        // The group hears of the commit a moment after the producer.
        readings = reader.read(List.of(group));
      }
      assertThat(readings.get(0).records()).isZero();
      assertThat(readings.get(0).members()).isEqualTo(1);
    }
  }

  @Test
  void countsFromTheStartOfTheLogWhereRecordsWereDeletedUnread() throws Exception {
    produce(10, Instant.now());
    commit(2);
    admin.deleteRecords(Map.of(news, RecordsToDelete.beforeOffset(6))).all().get();

    Reading reading = read();

    assertThat(reading.committed()).isEqualTo(6);
    assertThat(reading.records()).isEqualTo(4);
    assertThat(reading.clamped()).isTrue();
  }

  @Test
  void isAbsentForGroupThatNeverCommitted() throws Exception {
    produce(1, Instant.now());

    assertThat(reader.read(List.of(group))).isEmpty();
  }

  @Test
  void isAbsentForTopicThatWasDeleted() throws Exception {
    produce(1, Instant.now());
    commit(0);
    admin.deleteTopics(List.of(news.topic())).all().get();

    assertThat(reader.read(List.of(group))).isEmpty();
  }

  @Test
  void isTheAgeOfTheRecordAtTheCommittedOffset() throws Exception {
    produce(1, Instant.now().minus(Duration.ofHours(2)));
    produce(1, Instant.now().minus(Duration.ofMinutes(10)));
    produce(1, Instant.now());
    commit(1);

    assertThat(read().age().get()).isBetween(Duration.ofSeconds(600), Duration.ofSeconds(640));
  }

  @Test
  void tellsGroupsOnOnePartitionApart() throws Exception {
    String other = group + "-other";
    produce(1, Instant.now().minus(Duration.ofHours(2)));
    produce(1, Instant.now().minus(Duration.ofMinutes(10)));
    commit(1);
    commit(other, 0);

    List<Reading> readings = reader.read(List.of(other, group));

    assertThat(readings).extracting(Reading::group).containsExactly(group, other);
    assertThat(readings).extracting(Reading::records).containsExactly(1L, 2L);
    assertThat(readings.get(0).age().get()).isLessThan(Duration.ofHours(1));
    assertThat(readings.get(1).age().get()).isGreaterThan(Duration.ofHours(1));
  }

  @Test
  void idleGroupIsNotStopped() throws Exception {
    produceInTransaction(true, 3);
    commit(3);

    LagMonitor monitor = new LagMonitor(reader);
    for (int i = 0; i < LagMonitor.WINDOW + 2; i++) {
      assertThat(observe(monitor).status()).isEqualTo(LagStatus.OK);
    }
  }

  @Test
  void groupWithoutMembersIsStoppedAndFineAgainWhenItHasRead() throws Exception {
    produce(3, Instant.now());
    commit(3);
    LagMonitor monitor = new LagMonitor(reader);
    assertThat(observe(monitor).status()).isEqualTo(LagStatus.OK);

    produce(4, Instant.now());
    PartitionLag stopped = observe(monitor);
    assertThat(stopped.status()).isEqualTo(LagStatus.STOP);
    assertThat(stopped.reading().records()).isEqualTo(4);
    assertThat(stopped.reading().members()).isZero();

    commit(7);
    PartitionLag restarted = observe(monitor);
    assertThat(restarted.status()).isEqualTo(LagStatus.OK);
    assertThat(restarted.reading().records()).isZero();
    assertThat(restarted.timeToCatchUp()).contains(Duration.ZERO);
  }

  @Test
  void offsetThatGoesBackIsRewind() throws Exception {
    produce(3, Instant.now());
    commit(3);
    LagMonitor monitor = new LagMonitor(reader);
    observe(monitor);

    commit(1);

    assertThat(observe(monitor).status()).isEqualTo(LagStatus.REWIND);
  }

  @Test
  void groupThatCommitsLessThanArrivesIsFallingBehind() throws Exception {
    produce(5, Instant.now());
    commit(0);
    LagMonitor monitor = new LagMonitor(reader);
    try (KafkaConsumer<String, String> member = member()) {
      PartitionLag lag = observe(monitor);
      for (int i = 1; i < LagMonitor.WINDOW; i++) {
        produce(2, Instant.now());
        commit(member, i);
        lag = observe(monitor);
      }

      assertThat(lag.status()).isEqualTo(LagStatus.WARN);
      assertThat(lag.trend()).isPositive();
      assertThat(lag.timeToCatchUp()).isEmpty();
    }
  }

  @Test
  void groupWithMembersThatCommitsNothingIsStalled() throws Exception {
    produce(5, Instant.now());
    LagMonitor monitor = new LagMonitor(reader);
    try (KafkaConsumer<String, String> member = member()) {
      commit(member, 0);
      PartitionLag lag = observe(monitor);
      for (int i = 1; i < LagMonitor.WINDOW; i++) {
        lag = observe(monitor);
      }

      assertThat(lag.status()).isEqualTo(LagStatus.STALL);
      assertThat(lag.reading().members()).isEqualTo(1);
    }
  }

  @Test
  void partitionThatWaitsForItsTurnIsNotStalled() throws Exception {
    TopicPartition second = new TopicPartition(news.topic(), 1);
    admin.createPartitions(Map.of(news.topic(), NewPartitions.increaseTo(2))).all().get();
    produce(5, Instant.now());
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(news.topic(), 1, "id", "bericht")).get();
    }
    LagMonitor monitor = new LagMonitor(reader);
    try (KafkaConsumer<String, String> member = member()) {
      while (member.assignment().size() < 2) {
        member.enforceRebalance();
        member.poll(Duration.ofMillis(100));
      }
      member.commitSync(Map.of(second, new OffsetAndMetadata(0)));
      List<PartitionLag> lags = List.of();
      for (int i = 0; i < LagMonitor.WINDOW; i++) {
        commit(member, i / 3);
        lags = monitor.observe(List.of(group)).partitions();
      }

      assertThat(lags)
          .extracting(PartitionLag::status)
          .containsExactly(LagStatus.OK, LagStatus.WARN);
    }
  }

  @Test
  void isNotWhatStandsBehindAnOpenTransaction() throws Exception {
    produceInTransaction(true, 1);
    commit(2);
    try (KafkaProducer<String, String> open = transactional()) {
      open.beginTransaction();
      open.send(new ProducerRecord<>(news.topic(), "id", "bericht")).get();
      produce(3, Instant.now());

      assertThat(read().records()).as("nobody can read them yet").isZero();

      open.commitTransaction();
      awaitMarkers();
      assertThat(read().records()).isPositive();
    }
  }

  @Test
  void isNoRecordBeforeThatWasAborted() throws Exception {
    produceInTransaction(false, 3);
    produce(1, Instant.now().minus(Duration.ofMinutes(10)));
    commit(0);

    Reading reading = read();

    assertThat(reading.records()).isEqualTo(1);
    assertThat(reading.age().get()).isGreaterThan(Duration.ofMinutes(9));
  }

  @Test
  void recordFromTheFutureHasNoAge() throws Exception {
    produce(1, Instant.now().plus(Duration.ofMinutes(10)));
    commit(0);

    assertThat(read().age()).contains(Duration.ZERO);
  }

  @Test
  void retentionIsAtRiskBeforeRecordsAreDeletedUnread() throws Exception {
    retention("7200000");
    produce(2, Instant.now().minus(Duration.ofMinutes(90)));
    commit(0);
    LagMonitor monitor = new LagMonitor(reader);

    assertThat(observe(monitor).retentionUsed()).isBetween(0.74, 0.77);

    admin.deleteRecords(Map.of(news, RecordsToDelete.beforeOffset(1))).all().get();
    assertThat(observe(monitor).retentionUsed()).isEqualTo(1);
  }

  @Test
  void compactedTopicPutsNothingAtRisk() throws Exception {
    admin.incrementalAlterConfigs(config("cleanup.policy", "compact")).all().get();
    produce(2, Instant.now().minus(Duration.ofDays(30)));
    commit(0);

    assertThat(observe(new LagMonitor(reader)).retentionUsed()).isZero();
  }

  @Test
  void groupIsSummedUpOverItsPartitions() throws Exception {
    TopicPartition more = new TopicPartition("more-" + news.topic(), 0);
    admin.createTopics(List.of(new NewTopic(more.topic(), 1, (short) 1))).all().get();
    produce(2, Instant.now().minus(Duration.ofMinutes(10)));
    commit(0);
    admin.alterConsumerGroupOffsets(group, Map.of(more, new OffsetAndMetadata(0))).all().get();

    GroupLag lag = new LagMonitor(reader).observe(List.of(group)).groups().get(0);

    assertThat(lag.records()).isEqualTo(2);
    assertThat(lag.age().get()).isGreaterThan(Duration.ofMinutes(9));
    assertThat(lag.status()).as("the worst of its partitions").isEqualTo(LagStatus.STOP);
  }

  @Test
  void commandTellsLagAndFailsAboveTheLimit() throws Exception {
    produce(2, Instant.now().minus(Duration.ofMinutes(10)));
    commit(0);

    Invocation table = lag();
    assertThat(table.status()).isZero();
    assertThat(table.out()).contains(group).contains(news.topic()).contains("STOP");

    assertThat(lag("--fail-above", "1h").status()).isZero();
    Invocation failed = lag("--fail-above", "60s");
    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.err()).contains(group).contains("more than");

    Invocation json = lag("--format", "json");
    JsonNode line = new ObjectMapper().readTree(json.out());
    assertThat(line.get("group").asText()).isEqualTo(group);
    assertThat(line.get("lag").asLong()).isEqualTo(2);
    assertThat(line.get("lagSeconds").asDouble()).isBetween(600.0, 640.0);
    assertThat(line.get("status").asText()).isEqualTo("STOP");
  }

  @Test
  void commandSaysThatGroupHasCommittedNothing() {
    Invocation nothing = lag();

    assertThat(nothing.status()).isZero();
    assertThat(nothing.out()).isEmpty();
    assertThat(nothing.err()).contains(group).contains("has committed no offset");
    // A script that asks for a limit must not take "unknown" for "fine".
    assertThat(lag("--fail-above", "60s").status()).isEqualTo(1);
  }

  private Invocation lag(String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("lag", "--bootstrap-servers", broker.bootstrapServers(), "--group", group));
    arguments.addAll(List.of(options));
    return Invocation.of(arguments.toArray(String[]::new));
  }

  private Reading read() throws Exception {
    List<Reading> readings = reader.read(List.of(group));
    assertThat(readings).hasSize(1);
    return readings.get(0);
  }

  private PartitionLag observe(LagMonitor monitor) throws Exception {
    List<PartitionLag> lags = monitor.observe(List.of(group)).partitions();
    assertThat(lags).hasSize(1);
    return lags.get(0);
  }

  private void retention(String millis) throws Exception {
    admin.incrementalAlterConfigs(config("retention.ms", millis)).all().get();
  }

  private Map<ConfigResource, Collection<AlterConfigOp>> config(String name, String value) {
    return Map.of(
        new ConfigResource(ConfigResource.Type.TOPIC, news.topic()),
        List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
  }

  /** A consumer that has joined the group. */
  private KafkaConsumer<String, String> member() {
    KafkaConsumer<String, String> member = consumer();
    member.subscribe(List.of(news.topic()));
    while (member.assignment().isEmpty()) {
      member.poll(Duration.ofMillis(100));
    }
    return member;
  }

  private void commit(KafkaConsumer<String, String> member, long offset) {
    member.commitSync(Map.of(news, new OffsetAndMetadata(offset)));
  }

  private void commit(long offset) throws Exception {
    commit(group, offset);
  }

  private void commit(String of, long offset) throws Exception {
    admin.alterConsumerGroupOffsets(of, Map.of(news, new OffsetAndMetadata(offset))).all().get();
  }

  private void produce(int count, Instant time) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
      for (int i = 0; i < count; i++) {
        producer
            .send(new ProducerRecord<>(news.topic(), 0, time.toEpochMilli(), "id", "bericht"))
            .get();
      }
    }
  }

  private void produceInTransaction(boolean commits, int count) throws Exception {
    try (KafkaProducer<String, String> producer = transactional()) {
      producer.beginTransaction();
      for (int i = 0; i < count; i++) {
        producer.send(new ProducerRecord<>(news.topic(), "id", "bericht")).get();
      }
      if (commits) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
    }
    awaitMarkers();
  }

  /** The end of a transaction is told before its markers are written. */
  private void awaitMarkers() throws Exception {
    while (end(IsolationLevel.READ_COMMITTED) < end(IsolationLevel.READ_UNCOMMITTED)) {
      Thread.sleep(10);
    }
  }

  private long end(IsolationLevel isolation) throws Exception {
    return admin
        .listOffsets(Map.of(news, OffsetSpec.latest()), new ListOffsetsOptions(isolation))
        .partitionResult(news)
        .get()
        .offset();
  }

  private KafkaProducer<String, String> transactional() {
    Map<String, Object> settings = client();
    settings.put("transactional.id", "writer-" + UUID.randomUUID());
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    producer.initTransactions();
    return producer;
  }

  private KafkaConsumer<String, String> consumer() {
    Map<String, Object> settings = client();
    settings.put("group.id", group);
    settings.put("auto.offset.reset", "earliest");
    settings.put("metadata.max.age.ms", 500);
    settings.put("enable.auto.commit", false);
    settings.put("isolation.level", "read_committed");
    return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
  }

  private static Map<String, Object> client() {
    return new HashMap<>(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }
}
