package nl.aldus.cli.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.aldus.cli.Invocation;
import nl.aldus.enricher.lag.LagReader;
import nl.aldus.enricher.lag.Reading;
import nl.aldus.enricher.lag.Retention;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lag on a real broker that does not grant everything. */
class LagRightsIT {

  private static final TopicPartition NEWS = new TopicPartition("news", 0);
  private static final String GROUP = "readers";

  private EmbeddedBroker broker;
  private Admin admin;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    broker = DenyingAuthorizer.startBroker(directory);
    admin = Admin.create(client());
    NewTopic topic =
        new NewTopic(NEWS.topic(), 1, (short) 1).configs(Map.of("retention.ms", "7200000"));
    admin.createTopics(List.of(topic)).all().get();
    produce(Instant.now().minus(Duration.ofHours(1)));
    commit(0);
  }

  @AfterEach
  void stop() {
    admin.close(Duration.ZERO);
    broker.close();
    DenyingAuthorizer.grantEverything();
  }

  @Test
  void tellsRetentionWhereItMayBeDescribed() throws Exception {
    assertThat(read(new LagReader(client())).retention())
        .isEqualTo(Retention.of(Duration.ofHours(2)));
  }

  @Test
  void tellsLagWithoutTheRightToDescribeTheTopicsConfiguration() throws Exception {
    DenyingAuthorizer.deny(AclOperation.DESCRIBE_CONFIGS);

    Reading reading = read(new LagReader(client()));

    assertThat(reading.retention()).isEqualTo(Retention.UNKNOWN);
    assertThat(reading.records()).isEqualTo(1);
    assertThat(reading.age().get()).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(62));
  }

  @Test
  void tellsRecordsButNoAgeWithoutTheRightToReadTheTopic() throws Exception {
    DenyingAuthorizer.deny(AclOperation.READ);

    Reading reading = read(new LagReader(client()));

    assertThat(reading.records()).isEqualTo(1);
    assertThat(reading.age()).as("unknown, not 0").isEmpty();
    Invocation script =
        Invocation.of(
            "lag", "--bootstrap-servers", broker.bootstrapServers(), "--fail-above", "1h");
    assertThat(script.status()).isEqualTo(1);
    assertThat(script.err()).contains("cannot be told").contains("right to read the topic");
    assertThat(script.out()).contains("?");
  }

  @Test
  void tellsTheOtherGroupsWhereOneMayNotBeDescribed() throws Exception {
    admin.alterConsumerGroupOffsets("secret", Map.of(NEWS, new OffsetAndMetadata(0))).all().get();
    DenyingAuthorizer.denyGroup("secret");

    try (LagReader reader = new LagReader(client())) {
      assertThat(reader.read(List.of("secret", GROUP)))
          .extracting(Reading::group)
          .containsExactly(GROUP);
      assertThat(reader.leftOut()).isEqualTo(Map.of("secret", Set.of()));
    }
    Invocation script =
        Invocation.of(
            "lag",
            "--bootstrap-servers",
            broker.bootstrapServers(),
            "--group",
            GROUP,
            "--group",
            "secret",
            "--fail-above",
            "2h");
    assertThat(script.status()).isEqualTo(1);
    assertThat(script.err()).contains("cannot be told: group secret").doesNotContain("committed");
  }

  @Test
  void keepsTheLastKnownAgeWhereRecordsCannotBeReadAnyMore() throws Exception {
    try (LagReader reader = new LagReader(client())) {
      assertThat(reader.read(List.of(GROUP)).get(0).age().get()).isGreaterThan(Duration.ofHours(1));

      // A fetch that was granted may wait at the broker for half a second more.
      Thread.sleep(1000);
      produce(Instant.now().minus(Duration.ofMinutes(1)));
      commit(1);
      DenyingAuthorizer.deny(AclOperation.READ);

      Reading unread = reader.read(List.of(GROUP)).get(0);
      assertThat(unread.records()).isEqualTo(1);
      assertThat(unread.age().get()).as("of the record before").isGreaterThan(Duration.ofHours(1));
    }
  }

  private static Reading read(LagReader reader) throws Exception {
    try (reader) {
      List<Reading> readings = reader.read(List.of(GROUP));
      assertThat(readings).hasSize(1);
      return readings.get(0);
    }
  }

  private void commit(long offset) throws Exception {
    admin.alterConsumerGroupOffsets(GROUP, Map.of(NEWS, new OffsetAndMetadata(offset))).all().get();
  }

  private void produce(Instant time) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
      producer
          .send(new ProducerRecord<>(NEWS.topic(), 0, time.toEpochMilli(), "id", "bericht"))
          .get();
    }
  }

  private Map<String, Object> client() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }
}
