package nl.aldus.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.aldus.cli.Invocation;
import nl.aldus.cli.RunningCommand;
import nl.aldus.cli.backbone.Backbone;
import nl.aldus.cli.data.DataDirectory;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that are clients of a cluster, against an embedded one without an enricher. */
class ClusterCommandsIT {

  @TempDir static Path directory;

  private static Path dataDirectory;
  private static DataDirectory data;
  private static Backbone backbone;

  @BeforeAll
  static void start() throws Exception {
    dataDirectory = directory.resolve("data");
    data = DataDirectory.open(dataDirectory, false);
    backbone = Backbone.start(data);
  }

  @AfterAll
  static void stop() {
    if (backbone != null) {
      backbone.close();
    }
    data.close();
  }

  @Test
  void publishesItemOfFeedOnceAndAgainAfterItWasWithdrawn() throws IOException {
    Path feed =
        Files.writeString(
            directory.resolve("krant.xml"),
            """
            <rss version="2.0"><channel><title>De Krant</title><item>
              <guid>https://krant.example/brug</guid>
              <description>De brug is dicht, zegt de wethouder.</description>
            </item><item><guid>https://krant.example/kop</guid><title>Kop</title></item></channel></rss>
            """);

    assertThat(succeeds("publish", feed.toString()).err())
        .isEqualTo("Published 1 article; 1 item without text left out.\n");
    assertThat(succeeds("publish", feed.toString()).err())
        .isEqualTo("Published 0 articles; 1 published before; 1 item without text left out.\n");
    assertThat(dataDirectory.resolve("seen-items.tsv")).exists();

    assertThat(succeeds("publish", "--withdraw", "https://krant.example/brug").err())
        .isEqualTo(
            "Asked to withdraw 1 article; an id that was never published withdraws nothing (that"
                + " of nos.txt is nos).\n");
    assertThat(succeeds("publish", feed.toString(), "--withdraw", "https://krant.example/x").err())
        .isEqualTo(
            "Published 1 article, asked to withdraw 1 article; 1 item without text left out; an id"
                + " that was never published withdraws nothing (that of nos.txt is nos).\n");

    assertThat(succeeds("consume", "articles", "--from-beginning", "--exit").out())
        .contains("withdrawn: https://krant.example/brug");
  }

  @Test
  void remembersWhatItPublishedOfFeedsWhenItIsStopped() throws Exception {
    Path feed =
        Files.writeString(
            directory.resolve("stad.xml"),
            "<rss version=\"2.0\"><channel><title>Stad</title><item><guid>stad:1</guid>"
                + "<description>De poort is open.</description></item></channel></rss>");
    RunningCommand publish =
        RunningCommand.start(
            "publish", feed.toString(), "--every", "1h", "--data-dir", dataDirectory.toString());
    while (!succeeds("consume", "articles", "--from-beginning", "--exit")
        .out()
        .contains("stad:1")) {
      assertThat(publish.ended()).isEmpty();
    }

    Invocation stopped = publish.stop();

    assertThat(stopped.status()).isEqualTo(130);
    assertThat(stopped.err()).isEqualTo("Stopped. Published 1 article.\n");
    assertThat(succeeds("publish", feed.toString()).err())
        .isEqualTo("Published 0 articles; 1 published before.\n");
  }

  @Test
  void publishesAliasesOfAllSpellingsTogetherAndTakesThemOut() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("kennis.tsv"),
            "Café Zuid\tkrant\to-1\tORGANIZATION\ncafe zuid\twikidata\tQ5\nWibo\tkrant\tp-2\n");

    assertThat(succeeds("knowledge", "publish", file.toString()).err())
        .isEqualTo("Published 2 aliases.\n");
    assertThat(succeeds("consume", "knowledge-base", "--from-beginning", "--exit").out().lines())
        .containsExactlyInAnyOrder(
            "Café Zuid  krant o-1 (ORGANIZATION), wikidata Q5", "Wibo  krant p-2");

    assertThat(succeeds("knowledge", "publish", "--remove", "WIBO").err())
        .isEqualTo("Published 1 alias.\n");
    assertThat(succeeds("consume", "knowledge-base", "--from-beginning", "--exit").out())
        .contains("withdrawn: wibo");

    try (Admin admin = backbone.connection().requireBroker()) {
      ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "knowledge-base");
      assertThat(
              admin
                  .describeConfigs(List.of(topic))
                  .all()
                  .get()
                  .get(topic)
                  .get("cleanup.policy")
                  .value())
          .isEqualTo("compact");
    }
  }

  @Test
  void publishesNothingOfFileOfAliasesThatIsWrong() throws IOException {
    Path file = Files.writeString(directory.resolve("fout.tsv"), "A\tkrant\ta-1\nB\tkrant\n");

    Invocation invocation =
        Invocation.of(
            "knowledge", "publish", file.toString(), "--data-dir", dataDirectory.toString());

    assertThat(invocation.status()).isEqualTo(1);
    assertThat(invocation.errLines()).hasSize(1);
    assertThat(invocation.err()).contains("fout.tsv:2: expected alias, scheme, identifier");
  }

  @Test
  void publishesNothingOfFeedThatItCannotRemember() throws IOException {
    Path feed =
        Files.writeString(
            directory.resolve("gids.xml"),
            "<rss version=\"2.0\"><channel><title>Gids</title><item><guid>gids:1</guid>"
                + "<description>De brug is open.</description></item></channel></rss>");
    Path file = Files.createFile(directory.resolve("bestand"));

    Invocation invocation =
        Invocation.of(
            "publish",
            feed.toString(),
            "--seen",
            file.resolve("seen.tsv").toString(),
            "--data-dir",
            dataDirectory.toString());

    assertThat(invocation.status()).isEqualTo(1);
    assertThat(invocation.errLines()).hasSize(1);
    assertThat(invocation.err()).contains("seen.tsv, cannot be written; see --seen.");
    assertThat(succeeds("consume", "articles", "--from-beginning", "--exit").out())
        .doesNotContain("gids:1");
  }

  @Test
  void saysThatTheRegistryHasOtherSchemas() throws Exception {
    backbone.connection().registry().register("vreemd-value", Schema.create(Schema.Type.INT));
    Path article = Files.writeString(directory.resolve("sluis.txt"), "De sluis is open.");
    String[] strange = {"-X", "topics.articles=vreemd"};
    succeeds(with(strange, "topics", "create"));

    Invocation invocation =
        Invocation.of(
            concat(
                with(strange, "publish", article.toString()),
                "--data-dir",
                dataDirectory.toString()));

    assertThat(invocation.status()).isEqualTo(1);
    assertThat(invocation.errLines()).hasSize(1);
    assertThat(invocation.err()).contains("not compatible", "see 'aldus schemas check'");
  }

  @Test
  void heedsNamesOfTopicsInTheFileOfSettings() throws IOException {
    Path config =
        Files.writeString(
            directory.resolve("aldus.properties"),
            "topics.articles=nieuws\ntopics.quotes=citaten\ntopics.dead-letters=mislukt\n");
    String[] configured = {"--config", config.toString()};
    Path article = Files.writeString(directory.resolve("haven.txt"), "De haven blijft open.");

    assertThat(succeeds(with(configured, "topics", "create", "--partitions", "1")).out())
        .contains("nieuws: created", "citaten: created", "mislukt: created", "entities: is there");
    assertThat(succeeds(with(configured, "schemas", "check")).out())
        .contains("nieuws-value: not registered yet");
    assertThat(succeeds(with(configured, "schemas", "register")).out())
        .contains("nieuws-value: registered", "citaten-value: registered");
    succeeds(with(configured, "publish", article.toString()));
    for (String name : new String[] {"nieuws", "articles"}) {
      assertThat(succeeds(with(configured, "consume", name, "--from-beginning", "--exit")).out())
          .contains("haven");
    }
    assertThat(
            succeeds(
                    with(
                        configured,
                        "consume",
                        "citaten",
                        "--from-beginning",
                        "--exit",
                        "--speaker",
                        "x"))
                .out())
        .isEmpty();
    assertThat(succeeds(with(configured, "consume", "mislukt", "--from-beginning", "--exit")).out())
        .isEmpty();
  }

  private static Invocation succeeds(String... arguments) {
    Invocation invocation =
        Invocation.of(concat(arguments, "--data-dir", dataDirectory.toString()));
    assertThat(invocation.status()).as(invocation.err()).isZero();
    return invocation;
  }

  private static String[] with(String[] options, String... command) {
    return concat(command, options);
  }

  private static String[] concat(String[] first, String... second) {
    return Stream.of(first, second).flatMap(Stream::of).toArray(String[]::new);
  }
}
