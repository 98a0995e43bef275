package nl.aldus.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.aldus.cli.Invocation;
import nl.aldus.cli.cluster.Connection;
import nl.aldus.cli.data.DataDirectory;
import nl.aldus.cli.data.DataDirectory.Addresses;
import nl.aldus.cli.network.LoopbackPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConnectionOptionsTest {

  @TempDir Path folder;

  @Test
  void findsAldusThatRunsOnTheDataDirectory() {
    try (DataDirectory data = DataDirectory.open(folder, false)) {
      data.announce(new Addresses("127.0.0.1:4001", "http://127.0.0.1:4002"));

      Connection connection = parse("--data-dir", folder.toString());

      assertThat(connection.bootstrapServers()).isEqualTo("127.0.0.1:4001");
      assertThat(connection.schemaRegistryUrl()).isEqualTo("http://127.0.0.1:4002");
    }
  }

  @Test
  void letsFlagsWin() {
    try (DataDirectory data = DataDirectory.open(folder, false)) {
      data.announce(new Addresses("127.0.0.1:4001", "http://127.0.0.1:4002"));

      Connection connection =
          parse("--data-dir", folder.toString(), "--bootstrap-servers", "kafka:9092");

      assertThat(connection.bootstrapServers()).isEqualTo("kafka:9092");
      assertThat(connection.schemaRegistryUrl()).isEqualTo("http://127.0.0.1:4002");
    }
  }

  @Test
  void doesNotBelieveAddressesOfAldusThatWasKilled() throws IOException {
    Files.writeString(folder.resolve("aldus.lock"), "");
    Files.writeString(
        folder.resolve("addresses.properties"),
        "bootstrap.servers=127.0.0.1:4001\nschema.registry.url=http://127.0.0.1:4002\n");

    Connection connection = parse("--data-dir", folder.toString());

    assertThat(connection.bootstrapServers()).isEqualTo("localhost:9092");
  }

  @Test
  void takesFurtherSettingsFromFilesAndFlags() throws IOException {
    Path shared =
        Files.writeString(
            folder.resolve("aldus.properties"),
            """
            topics.articles=nieuws
            kafka.security.protocol=SSL
            kafka.ssl.key.password=geheim
            kafka.request.timeout.ms=1
            kafka.num.stream.threads=8
            basic.auth.user.info=lezer:geheim
            """);
    Path own =
        Files.writeString(folder.resolve("client.properties"), "request.timeout.ms=2\nretries=2\n");

    Connection connection =
        parse(
            "--data-dir",
            folder.toString(),
            "--config",
            shared.toString(),
            "--command-config",
            own.toString(),
            "-X",
            "kafka.retries=3",
            "-X",
            "topics.quotes=citaten");

    assertThat(connection.properties())
        .containsEntry("security.protocol", "SSL")
        .containsEntry("ssl.key.password", "geheim")
        .containsEntry("request.timeout.ms", "2")
        .containsEntry("retries", "3")
        .containsEntry("basic.auth.user.info", "lezer:geheim")
        .doesNotContainKey("num.stream.threads");
    assertThat(connection.topicNames().articles()).isEqualTo("nieuws");
    assertThat(connection.topicNames().quotes()).isEqualTo("citaten");
    assertThat(connection.topicNames().entities()).isEqualTo("entities");
  }

  /** The enrichers' page is none of a client's business. */
  @Test
  void doesNotMindWhereThePageIsServed() throws IOException {
    Path shared =
        Files.writeString(
            folder.resolve("aldus.properties"), "web.host=0.0.0.0\ntopics.articles=nieuws\n");

    Connection connection =
        parse("--data-dir", folder.toString(), "--config", shared.toString(), "-X", "web.port=1x");

    assertThat(connection.topicNames().articles()).isEqualTo("nieuws");
  }

  @Test
  void takesAddressesFromFileBeforeThoseThatItFinds() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("client.properties"),
            "bootstrap.servers=kafka:9092\nschema.registry.url=http://registry:8081\n");
    try (DataDirectory data = DataDirectory.open(folder, false)) {
      data.announce(new Addresses("127.0.0.1:4001", "http://127.0.0.1:4002"));

      Connection connection =
          parse("--data-dir", folder.toString(), "--command-config", file.toString());

      assertThat(connection.bootstrapServers()).isEqualTo("kafka:9092");
      assertThat(connection.schemaRegistryUrl()).isEqualTo("http://registry:8081");
    }
  }

  @Test
  void saysInOneLineThatNoBrokerAnswers() {
    Invocation invocation =
        Invocation.of(
            "topics", "create", "--bootstrap-servers", "127.0.0.1:" + LoopbackPort.free());

    assertThat(invocation.status()).isEqualTo(1);
    assertThat(invocation.errLines()).hasSize(1);
    assertThat(invocation.err()).startsWith("aldus: No Kafka broker answers at 127.0.0.1:");
  }

  @Test
  void saysInOneLineThatThereIsNoSuchHost() {
    Invocation invocation =
        Invocation.of("topics", "create", "--bootstrap-servers", "nergens.invalid:9092");

    assertThat(invocation.status()).isEqualTo(1);
    assertThat(invocation.errLines()).hasSize(1);
    assertThat(invocation.err())
        .startsWith(
            "aldus: No Kafka broker answers at nergens.invalid:9092 (there is no such host);");
  }

  @Test
  void saysInOneLineThatNoRegistryAnswers() {
    Invocation invocation =
        Invocation.of(
            "schemas", "check", "--schema-registry-url", "http://127.0.0.1:" + LoopbackPort.free());

    assertThat(invocation.status()).isEqualTo(1);
    assertThat(invocation.errLines()).hasSize(1);
    assertThat(invocation.err())
        .startsWith("aldus: No schema registry answers at http://127.0.0.1:");
  }

  @Test
  void showsNoPasswordOfTheRegistry() {
    Invocation invocation =
        Invocation.of(
            "schemas",
            "check",
            "--schema-registry-url",
            "http://lezer:geheim@127.0.0.1:" + LoopbackPort.free());

    assertThat(invocation.status()).isEqualTo(1);
    assertThat(invocation.err())
        .startsWith("aldus: No schema registry answers at http://127.0.0.1:")
        .doesNotContain("geheim");
  }

  @Test
  void saysInOneLineThatSettingsAreWrong() {
    for (String setting :
        new String[] {"kafka.security.protocol=CARRIER_PIGEON", "kafka.retries=many"}) {
      Invocation invocation = Invocation.of("topics", "create", "-X", setting);

      assertThat(invocation.status()).isEqualTo(1);
      assertThat(invocation.errLines()).hasSize(1);
      assertThat(invocation.err()).contains(setting.substring(setting.indexOf('=') + 1));
    }
    assertThat(Invocation.of("topics", "create", "--command-config", "nergens").err())
        .contains("nergens cannot be read: it does not exist.");
  }

  @Test
  void namesTheRightKeyForOneThatItDoesNotKnow() {
    Invocation invocation = Invocation.of("topics", "create", "-X", "topics.quote=citaten");

    assertThat(invocation.status()).isEqualTo(1);
    assertThat(invocation.err())
        .isEqualTo(
            "aldus: Unknown key \"topics.quote\" in the flags; the nearest that there is is"
                + " \"topics.quotes\".\n");
  }

  private static Connection parse(String... arguments) {
    ConnectionOptions options = new ConnectionOptions();
    CommandLine.populateCommand(options, arguments);
    return options.connection();
  }
}
