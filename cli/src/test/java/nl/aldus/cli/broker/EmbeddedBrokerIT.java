package nl.aldus.cli.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.aldus.cli.failure.CommandException;
import nl.aldus.cli.network.LoopbackPort;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

  private static final TopicPartition NEWS = new TopicPartition("news", 0);

  @TempDir Path directory;

  @Test
  void keepsItsDataWhenItStartsAgainOnAnotherPort() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
        admin.createTopics(List.of(new NewTopic(NEWS.topic(), 1, (short) 1))).all().get();
      }
      produce(broker, "eerste");
    }

    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      produce(broker, "tweede");
      assertThat(read(broker, 2)).containsExactly("eerste", "tweede");
    }
  }

  @Test
  void refusesDirectoryThatAnotherBrokerUses() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
      assertThatThrownBy(() -> EmbeddedBroker.start(directory, 0))
          .isInstanceOf(CommandException.class)
          .hasMessageContaining("Another broker uses the data directory " + directory);
    }
  }

  @Test
  void refusesPortThatIsTaken() throws Exception {
    try (ServerSocket other = new ServerSocket()) {
      other.bind(new InetSocketAddress(LoopbackPort.HOST, 0));
      assertThatThrownBy(() -> EmbeddedBroker.start(directory, other.getLocalPort()))
          .isInstanceOf(CommandException.class)
          .hasMessageContaining("Port " + other.getLocalPort() + " for the broker is taken");
    }
  }

  @Test
  void refusesDirectoryThatIsFile() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "not a directory");

    assertThatThrownBy(() -> EmbeddedBroker.start(file, 0))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void saysWhereDamagedDataLies() throws Exception {
    Files.writeString(directory.resolve("meta.properties"), "version=1\nnode.id=77\n");

    assertThatThrownBy(() -> EmbeddedBroker.start(directory, 0))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("cannot use its data in " + directory);
  }

  private static void produce(EmbeddedBroker broker, String value) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(NEWS.topic(), value)).get();
    }
  }

  private static List<String> read(EmbeddedBroker broker, int count) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(NEWS));
      consumer.seekToBeginning(List.of(NEWS));
      List<String> values = new ArrayList<>();
      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (values.size() < count && System.nanoTime() < deadline) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
          values.add(record.value());
        }
      }
      return values;
    }
  }
}
