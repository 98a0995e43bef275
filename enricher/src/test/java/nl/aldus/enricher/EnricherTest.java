package nl.aldus.enricher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.aldus.enricher.config.EnricherConfig;
import nl.aldus.enricher.config.InvalidConfigException;
import nl.aldus.enricher.failure.EnricherException;
import nl.aldus.enricher.progress.Progress;
import nl.aldus.extractor.annotation.Extraction;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class EnricherTest {

  private static final String SECRET = "zeer-geheim";

  @TempDir Path state;

  @Test
  void saysWhenNoBrokerAnswers() {
    try (Enricher enricher = enricher(Map.of("start.timeout", "300ms"))) {
      assertThatThrownBy(enricher::start)
          .isInstanceOf(EnricherException.class)
          .hasMessageContaining("no Kafka broker answers at 127.0.0.1:1")
          .hasMessageContaining("kafka.bootstrap.servers");
    }
  }

  @Test
  void saysWhichSettingIsWrong() {
    assertThatThrownBy(() -> enricher(Map.of("kafka.bootstrap.servers", "niets")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("niets")
        .hasMessageContaining("bootstrap.servers");
    assertThatThrownBy(() -> enricher(Map.of("kafka.processing.guarantee", "meestal")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("meestal");
    assertThatThrownBy(() -> enricher(Map.of("schema.registry.url", "niets")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("schema.registry.url");
    assertThatThrownBy(() -> enricher(Map.of("value.serde.class", "nl.Niets")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("nl.Niets is not on the class path");
    assertThatThrownBy(() -> enricher(Map.of("kafka.commit.interval.ms", "60000")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("transaction timeout");
  }

  @Test
  void closesBeforeItEverStarted() throws InterruptedException {
    Enricher enricher = enricher(Map.of());
    enricher.close();
    enricher.close();

    assertThat(enricher.state()).isEqualTo(KafkaStreams.State.NOT_RUNNING);
    assertThat(enricher.await()).isEqualTo(Optional.empty());
  }

  @Test
  void logsNoSecret() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    Appender<ILoggingEvent> console = root.getAppender("console");
    root.detachAppender(console);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    root.setLevel(Level.DEBUG);
    try (Enricher enricher =
        enricher(
            Map.of(
                "start.timeout",
                "500ms",
                "kafka.security.protocol",
                "SASL_PLAINTEXT",
                "kafka.sasl.mechanism",
                "PLAIN",
                "kafka.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required"
                    + " username=\"lezer\" password=\""
                    + SECRET
                    + "\";",
                "kafka.ssl.truststore.password",
                SECRET,
                "kafka.consumer.ssl.key.password",
                SECRET,
                "schema.registry.url",
                "http://lezer:" + SECRET + "@127.0.0.1:1",
                "basic.auth.user.info",
                "lezer:" + SECRET))) {
      assertThatThrownBy(enricher::start).hasMessageNotContaining(SECRET);
    } finally {
      root.setLevel(before);
      root.detachAppender(log);
      root.addAppender(console);
    }

    List<String> lines = List.copyOf(log.list).stream().map(EnricherTest::text).toList();
    assertThat(lines).hasSizeGreaterThan(20);
    assertThat(lines).anyMatch(line -> line.contains("sasl.jaas.config = [hidden]"));
    assertThat(lines).noneMatch(line -> line.contains(SECRET));
  }

  @Test
  void saysThatAnotherKeepsItsStateThere() {
    try (Enricher first = enricher(Map.of())) {
      assertThat(first.state()).isNotNull();
      assertThatThrownBy(() -> enricher(Map.of()))
          .isInstanceOf(EnricherException.class)
          .hasMessage(
              "another enricher on this machine keeps its state in "
                  + state
                  + "; give this one a directory of its own with kafka.state.dir");
    }
  }

  private Enricher enricher(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    all.put("kafka.bootstrap.servers", "127.0.0.1:1");
    all.put("schema.registry.url", "mock://enricher");
    all.put("kafka.state.dir", state.toString());
    all.putAll(settings);
    return new Enricher(
        EnricherConfig.of(all),
        (article, timer) -> new Extraction(article, List.of(), List.of(), List.of()),
        Progress.NONE);
  }

  private static String text(ILoggingEvent event) {
    StringBuilder text = new StringBuilder(event.getFormattedMessage());
    for (IThrowableProxy t = event.getThrowableProxy(); t != null; t = t.getCause()) {
      text.append('\n').append(t.getMessage());
    }
    return text.toString();
  }
}
