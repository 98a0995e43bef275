package nl.aldus.cli.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.aldus.cli.Invocation;
import nl.aldus.enricher.lag.LagReader;
import nl.aldus.enricher.lag.Reading;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lag on a real broker of which one disk has failed: its partitions have no leader any more. */
@Timeout(120)
class LagWithoutLeaderIT {

  private static final String TOPIC = "news";
  private static final String GROUP = "readers";
  private static final int PARTITIONS = 8;

  @Test
  void tellsTheLagOfTheOtherPartitions(@TempDir Path disks) throws Exception {
    Path metadata = Files.createDirectory(disks.resolve("metadata"));
    Path one = Files.createDirectory(disks.resolve("one"));
    Path other = Files.createDirectory(disks.resolve("other"));
    format(metadata, one, other);
    Map<String, String> settings =
        Map.of(
            "log.dirs",
            one + "," + other,
            "metadata.log.dir",
            metadata.toString(),
            "offsets.topic.num.partitions",
            "1",
            // The broker finds out when it writes to the disk.
            "replica.high.watermark.checkpoint.interval.ms",
            "100");
    try (EmbeddedBroker broker = EmbeddedBroker.start(metadata, 0, System.err::println, settings);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        LagReader reader = new LagReader(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
      Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
      for (int i = 0; i < PARTITIONS; i++) {
        offsets.put(new TopicPartition(TOPIC, i), new OffsetAndMetadata(0));
      }
      admin.alterConsumerGroupOffsets(GROUP, offsets).all().get();
      assertThat(reader.read(List.of(GROUP))).hasSize(PARTITIONS);

      // Without the committed offsets nothing could be told at all.
      lose(Files.exists(one.resolve("__consumer_offsets-0")) ? other : one);
      while (led(admin) == PARTITIONS) {
        Thread.sleep(100);
      }

      Instant before = Instant.now();
      List<Reading> readings = reader.read(List.of(GROUP));
      assertThat(readings).hasSize((int) led(admin)).isNotEmpty();
      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
      assertThat(reader.leftOut().get(GROUP)).hasSize(PARTITIONS - readings.size());

      Invocation script =
          Invocation.of(
              "lag", "--bootstrap-servers", broker.bootstrapServers(), "--fail-above", "1h");
      assertThat(script.status()).isEqualTo(1);
      assertThat(script.err()).contains("cannot be told: group " + GROUP + " on " + TOPIC);
    }
  }

  private static long led(Admin admin) throws Exception {
    return admin
        .describeTopics(List.of(TOPIC))
        .allTopicNames()
        .get()
        .get(TOPIC)
        .partitions()
        .stream()
        .map(TopicPartitionInfo::leader)
        .filter(leader -> leader != null && !leader.isEmpty())
        .count();
  }

  private static void format(Path metadata, Path one, Path other) throws Exception {
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString())
        .setControllerListenerName("CONTROLLER")
        .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setMetadataLogDirectory(metadata.toString())
        .addDirectory(metadata.toString())
        .addDirectory(one.toString())
        .addDirectory(other.toString())
        .run();
  }

  private static void lose(Path directory) throws IOException {
    Files.move(directory, directory.resolveSibling("lost"));
    // Nothing can be written below a file.
    Files.writeString(directory, "");
  }
}
