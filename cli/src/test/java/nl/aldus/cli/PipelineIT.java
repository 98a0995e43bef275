package nl.aldus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.aldus.cli.data.DataDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;

/** An article all the way through the pipeline, as a person does it with several terminals. */
@Timeout(180)
class PipelineIT {

  private static final int REGISTRY_PORT = 8081;

  @TempDir Path directory;

  @Test
  void bringsFileThroughEmbeddedBrokerAndRegistry() throws Exception {
    Path data = directory.resolve("data");
    String[] here = {"--data-dir", data.toString()};
    try (RunningCommand dev =
        RunningCommand.start(with(here, "dev", "--broker-port", "0", "--registry-port", "0"))) {
      while (DataDirectory.running(data).isEmpty()) {
        assertThat(dev.ended()).isEmpty();
        Thread.sleep(50);
      }

      assertComesThrough(here);
    }
  }

  /** The images and the registry's settings are those of docker-compose.yml. */
  @Test
  void bringsFileThroughKafkaAndConfluentSchemaRegistryInContainers() throws Exception {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "skipped: there is no container engine, such as Docker, on this machine");
    ComposeFile compose = ComposeFile.read();
    try (Network network = Network.newNetwork();
        KafkaContainer kafka = new KafkaContainer(compose.image("kafka"));
        GenericContainer<?> registry = new GenericContainer<>(compose.image("schema-registry"))) {
      Map<String, String> settings = compose.environment("schema-registry");
      String internal =
          settings
              .get("SCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS")
              .substring("PLAINTEXT://".length());
      kafka.withNetwork(network).withListener(internal).start();
      registry
          .withNetwork(network)
          .withEnv(settings)
          .withExposedPorts(REGISTRY_PORT)
          .waitingFor(Wait.forHttp("/subjects"))
          .start();
      String url = "http://" + registry.getHost() + ":" + registry.getMappedPort(REGISTRY_PORT);
      String[] brokers = {"--bootstrap-servers", kafka.getBootstrapServers()};
      String[] registries = {"--schema-registry-url", url};
      assertSucceeds(with(brokers, "topics", "create", "--replication-factor", "1"));
      assertSucceeds(with(registries, "schemas", "register"));

      assertComesThrough(with(registries, brokers));
    }
  }

  /** Publishes a file to a cluster that is ready, and reads who says what in it. */
  private void assertComesThrough(String... cluster) throws Exception {
    Path article = directory.resolve("haven.txt");
    Files.writeString(
        article,
        """
        Haven blijft open

        „De haven blijft ook in de winter open”, zegt havenmeester Fenna Hoekstra. \
        Volgens haar is er werk genoeg voor drie kranen.
        """);
    String stateDirectory = "kafka.state.dir=" + directory.resolve("state");
    try (RunningCommand run =
        RunningCommand.start(with(cluster, "run", "-X", stateDirectory, "-X", "web.port=0"))) {
      Invocation publish = assertSucceeds(with(cluster, "publish", article.toString()));
      assertThat(publish.err()).contains("Published 1 article.");

      Invocation consume =
          assertSucceeds(with(cluster, "consume", "quotes", "--from-beginning", "--max", "1"));
      assertThat(consume.out())
          .contains("“De haven blijft ook in de winter open”", "— Fenna Hoekstra (havenmeester) ·");

      assertKnowledgeIsJoinedLive(article, cluster);

      assertSucceeds(with(cluster, "publish", "--withdraw", "haven"));
      Invocation withdrawn =
          assertSucceeds(with(cluster, "consume", "articles", "--from-beginning", "--exit"));
      assertThat(withdrawn.out()).endsWith("withdrawn: haven\n");

      assertThat(run.stop().errLines()).last().asString().startsWith("Enriched ");
    }
  }

  /** An identifier that is published while the enricher runs is in the next article's entities. */
  private void assertKnowledgeIsJoinedLive(Path article, String... cluster) throws Exception {
    String[] entities = {"consume", "entities", "--from-beginning", "--exit", "--format", "json"};
    assertThat(assertSucceeds(with(cluster, entities)).out())
        .contains("Fenna Hoekstra")
        .doesNotContain("Q17");
    Path knowledge =
        Files.writeString(
            directory.resolve("kennis.tsv"), "Fenna Hoekstra\twikidata\tQ17\tPERSON\n");

    Invocation published =
        assertSucceeds(with(cluster, "knowledge", "publish", knowledge.toString()));
    assertThat(published.err()).contains("Published 1 alias.");

    // The enricher reads the knowledge base beside the articles, so it may be a moment behind.
    do {
      assertSucceeds(with(cluster, "publish", article.toString()));
      Thread.sleep(200);
    } while (!assertSucceeds(with(cluster, entities)).out().contains("Q17"));
  }

  private static Invocation assertSucceeds(String... arguments) {
    Invocation invocation = Invocation.of(arguments);
    assertThat(invocation.status()).as(invocation.err()).isZero();
    return invocation;
  }

  private static String[] with(String[] more, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
