package nl.aldus.cli.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.aldus.cli.Invocation;
import nl.aldus.cli.network.LoopbackPort;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading on a real broker that does not grant everything, without a registry. */
class ConsumeRightsIT {

  private static final String TOPIC = "dead-letters";

  private EmbeddedBroker broker;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    broker = DenyingAuthorizer.startBroker(directory);
    Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(client);
        KafkaProducer<String, String> producer =
            new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
      producer.send(new ProducerRecord<>(TOPIC, "brug", "geen Avro")).get();
    }
  }

  @AfterEach
  void stop() {
    broker.close();
    DenyingAuthorizer.grantEverything();
  }

  @Test
  void showsDeadLettersWithoutRegistry() {
    Invocation consume = consume();

    assertThat(consume.status()).as(consume.err()).isZero();
    assertThat(consume.out()).contains("brug  9 bytes");
  }

  @Test
  void saysInOneLineThatTheTopicMayNotBeRead() {
    DenyingAuthorizer.deny(AclOperation.READ);

    Invocation consume = consume();

    assertThat(consume.status()).isEqualTo(1);
    assertThat(consume.errLines())
        .containsExactly(
            "aldus: The broker does not let you read topic dead-letters; ask who runs it for the"
                + " right to, or give other credentials in the file of --config.");
  }

  @Test
  void saysTheSameOfTopicThatMayNotBeDescribed() {
    DenyingAuthorizer.deny(AclOperation.DESCRIBE);

    assertThat(consume().errLines())
        .singleElement()
        .asString()
        .startsWith("aldus: The broker does not let you read topic dead-letters;");
  }

  private Invocation consume() {
    return Invocation.of(
        "consume",
        TOPIC,
        "--from-beginning",
        "--exit",
        "--bootstrap-servers",
        broker.bootstrapServers(),
        "--schema-registry-url",
        "http://127.0.0.1:" + LoopbackPort.free());
  }
}
