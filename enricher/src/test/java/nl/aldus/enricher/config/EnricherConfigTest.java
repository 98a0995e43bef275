package nl.aldus.enricher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.aldus.enricher.web.WebAddress;
import nl.aldus.schemas.topic.TopicNames;
import nl.aldus.schemas.topic.Topics;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnricherConfigTest {

  @TempDir Path directory;

  @Test
  void hasTheDefaultsOfTheReference() {
    EnricherConfig config = EnricherConfig.of(Map.of());

    assertThat(config.applicationId()).isEqualTo("aldus-enricher");
    assertThat(config.topics()).isEqualTo(TopicNames.DEFAULT);
    assertThat(config.limits()).isEqualTo(new Limits(200_000, 1_000_000));
    assertThat(config.lifecycle())
        .isEqualTo(new Lifecycle(Duration.ofSeconds(15), Duration.ofSeconds(30), 10));
    assertThat(config.registry().values())
        .containsEntry("schema.registry.url", "http://localhost:8081")
        .doesNotContainKey("basic.auth.user.info");
    assertThat(config.kafka().values())
        .containsEntry("processing.guarantee", "exactly_once_v2")
        .containsEntry("commit.interval.ms", "100")
        .containsEntry("session.timeout.ms", "6000")
        .containsEntry("heartbeat.interval.ms", "1500")
        .containsEntry("producer.transaction.timeout.ms", "5000");
  }

  @Test
  void servesOnLoopbackUnlessToldOtherwise() {
    assertThat(EnricherConfig.of(Map.of()).web()).contains(WebAddress.loopback(8090));
    assertThat(EnricherConfig.of(Map.of("web.port", "")).web()).isEmpty();
    assertThat(EnricherConfig.of(Map.of("web.port", "", "web.host", "")).web()).isEmpty();
    assertThatThrownBy(() -> EnricherConfig.of(Map.of("web.host", "0.0.0.0")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("web.token");
    EnricherConfig open =
        EnricherConfig.of(Map.of("web.host", "0.0.0.0", "web.token", "een-lang-geheim-woord"));
    assertThat(open.web()).isPresent();
    assertThat(open.toString()).doesNotContain("een-lang-geheim-woord");
  }

  @Test
  void readsEveryKeyOfTheReference() {
    Settings settings = Settings.of(Map.of(), Map.of(), Optional.empty(), Map.of());

    EnricherConfig.of(settings);

    assertThat(settings.read()).containsExactlyInAnyOrderElementsOf(Settings.reference().keySet());
  }

  @Test
  void givesKafkaStreamsSettingsThatItAccepts() {
    StreamsConfig streams = new StreamsConfig(EnricherConfig.of(Map.of()).streams());

    assertThat(streams.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG))
        .isEqualTo("exactly_once_v2");
    assertThat(streams.getBoolean(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG))
        .isTrue();
    assertThat(streams.getString(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG))
        .isEqualTo("dead-letters");
    assertThat(streams.getInt(StreamsConfig.NUM_STREAM_THREADS_CONFIG))
        .isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(streams.getProducerConfigs("p"))
        .containsEntry("transaction.timeout.ms", "5000")
        .containsEntry("compression.type", "lz4");
    assertThat(streams.getMainConsumerConfigs("g", "c", 1))
        .containsEntry("session.timeout.ms", "6000")
        .containsEntry("isolation.level", "read_committed");
  }

  @Test
  void prefersFlagsToTheEnvironmentToTheFileToTheDefaults() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("aldus.properties"),
            "application.id=file\nmax.text.length=1\nstart.timeout=1m\n");
    Map<String, String> environment =
        Map.of("ALDUS_ENRICHER_APPLICATION_ID", "env", "ALDUS_ENRICHER_MAX_TEXT_LENGTH", "2");

    EnricherConfig config =
        EnricherConfig.read(Map.of("application.id", "flag"), environment, Optional.of(file));

    assertThat(config.applicationId()).isEqualTo("flag");
    assertThat(config.limits().maxTextLength()).isEqualTo(2);
    assertThat(config.lifecycle().startTimeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.limits().maxRecordBytes()).isEqualTo(1_000_000);
  }

  @Test
  void prefersEverySourceToGivenDefaultsAndThoseToTheReference() throws IOException {
    Path file = Files.writeString(directory.resolve("aldus.properties"), "topics.quotes=citaten\n");

    EnricherConfig config =
        EnricherConfig.read(
            Map.of(),
            Map.of(),
            Optional.of(file),
            Map.of("topics.quotes", "uitspraken", "kafka.bootstrap.servers", "here:9092"));

    assertThat(config.topics().quotes()).isEqualTo("citaten");
    assertThat(config.kafka().values()).containsEntry("bootstrap.servers", "here:9092");
  }

  @Test
  void refusesEmptyAddresses() {
    for (String key : List.of("kafka.bootstrap.servers", "schema.registry.url")) {
      assertThatThrownBy(() -> EnricherConfig.of(Map.of(key, " ")))
          .isInstanceOf(InvalidConfigException.class)
          .hasMessage(key + " must have a value");
    }
  }

  @Test
  void knowsTheConventionalEnvironment() {
    EnricherConfig config =
        EnricherConfig.read(
            Map.of(),
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "broker:9092",
                "SCHEMA_REGISTRY_URL", "http://registry:8081",
                "KAFKA_SASL_JAAS_CONFIG", "x",
                "KAFKA_NUM_STREAM_THREADS", "3",
                "SCHEMA_REGISTRY_SSL_TRUSTSTORE_TYPE", "PEM",
                "KAFKA_HEAP_OPTS", "-Xmx1g",
                "SCHEMA_REGISTRY_HOST_NAME", "registry",
                "HOME", "/root"),
            Optional.empty());

    assertThat(config.kafka().values())
        .containsEntry("bootstrap.servers", "broker:9092")
        .containsEntry("sasl.jaas.config", "x")
        .containsEntry("num.stream.threads", "3")
        .doesNotContainKey("heap.opts");
    assertThat(config.registry().values())
        .containsEntry("schema.registry.url", "http://registry:8081")
        .containsEntry("schema.registry.ssl.truststore.type", "PEM")
        .doesNotContainKey("schema.registry.host.name");
  }

  @Test
  void passesOnWhatItDoesNotKnowToTheClients() {
    EnricherConfig config =
        EnricherConfig.of(
            Map.of(
                "kafka.security.protocol", "SASL_SSL",
                "kafka.consumer.max.poll.records", "7",
                "kafka.my.interceptor.level", "9",
                "schema.registry.ssl.truststore.type", "PEM",
                "serde.use.latest.version", "true"));

    assertThat(config.streams())
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("consumer.max.poll.records", "7")
        .containsEntry("my.interceptor.level", "9");
    assertThat(config.registry().values())
        .containsEntry("schema.registry.ssl.truststore.type", "PEM")
        .containsEntry("use.latest.version", "true");
  }

  @ParameterizedTest
  @CsvSource({
    "max.text.lenght, max.text.length",
    "topics.quote, topics.quotes",
    "schema.registry.urls, schema.registry.url",
    "Application.ID, application.id",
    "bootstrap.servers, kafka.bootstrap.servers"
  })
  void refusesAKeyThatItDoesNotKnowAndNamesTheNearest(String key, String nearest) {
    assertThatThrownBy(() -> EnricherConfig.of(Map.of(key, "geheim")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessage(
            "unknown key \"%s\" in the flags; the nearest that there is is \"%s\"", key, nearest);
  }

  @Test
  void saysWhereAnUnknownKeyStands() throws IOException {
    Path file = Files.writeString(directory.resolve("a.properties"), "stop.time=1s\n");

    assertThatThrownBy(() -> EnricherConfig.read(Map.of(), Map.of(), Optional.of(file)))
        .hasMessageContaining("\"stop.time\" in " + file)
        .hasMessageContaining("stop.timeout");
    assertThatThrownBy(
            () ->
                EnricherConfig.read(
                    Map.of(), Map.of("ALDUS_ENRICHER_STOP_TIME", "1s"), Optional.empty()))
        .hasMessageContaining("ALDUS_ENRICHER_STOP_TIME")
        .hasMessageContaining("ALDUS_ENRICHER_STOP_TIMEOUT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max.text.length        | veel     | max.text.length must be a whole number, not veel",
        "max.text.length        | 0        | max.text.length must be at least 1, not 0",
        "max.record.bytes       | -1       | max.record.bytes must be at least 1, not -1",
        "max.record.bytes       | 200000000 | must be below kafka.producer.max.request.size=100000000",
        "start.timeout          | 10       | start.timeout must be a duration such as",
        "stop.timeout           | 0s       | stop.timeout must be at least 1ms",
        "max.thread.failures    | -1       | max.thread.failures must be at least 0",
        "application.id         | a b      | application.id must be",
        "application.id         | ''       | application.id must have a value",
        "topics.quotes          | a b      | is no topic name",
        "topics.quotes          | entities | two topics have the same name",
        "kafka.application.id   | a        | cannot be set: the enricher depends on it; use application.id",
        "kafka.errors.dead.letter.queue.topic.name | a | cannot be set"
      })
  void refusesAValueThatCannotBe(String key, String value, String message) {
    assertThatThrownBy(() -> EnricherConfig.of(Map.of(key, value)))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"500ms", "15s", "5m", "1h", " 15 s "})
  void readsDurations(String text) {
    assertThat(EnricherConfig.of(Map.of("start.timeout", text)).lifecycle().startTimeout())
        .isIn(
            Duration.ofMillis(500),
            Duration.ofSeconds(15),
            Duration.ofMinutes(5),
            Duration.ofHours(1));
  }

  @Test
  void saysWhichFileIsMissingOrNoPropertiesFile() throws IOException {
    Path missing = directory.resolve("weg.properties");
    assertThatThrownBy(() -> EnricherConfig.read(Map.of(), Map.of(), Optional.of(missing)))
        .hasMessage("there is no configuration file " + missing);

    Path binary = Files.write(directory.resolve("b.properties"), new byte[] {(byte) 0xff, 0, 1});
    assertThatThrownBy(() -> EnricherConfig.read(Map.of(), Map.of(), Optional.of(binary)))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("it must be a properties file in UTF-8");
  }

  @Test
  void neverShowsASecret() {
    EnricherConfig config =
        EnricherConfig.of(
            Map.of(
                "kafka.sasl.jaas.config", "password=\"geheim\";",
                "kafka.ssl.key.password", "geheim",
                "basic.auth.user.info", "lezer:geheim",
                "schema.registry.url", "http://lezer:geheim@registry:8081"));

    assertThat(config.toString()).doesNotContain("geheim").contains("sasl.jaas.config");
  }

  @Test
  void refusesGroupsThatAreNoRegularExpression() {
    assertThatThrownBy(() -> EnricherConfig.of(Map.of("lag.groups", "media-(")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("lag.groups is no regular expression");
  }

  @Test
  void makesTopicsOfTheDefaults() {
    EnricherConfig config = EnricherConfig.of(Map.of());

    assertThat(Topics.of(config.topics(), config.registry().values()).all()).hasSize(7);
  }
}
