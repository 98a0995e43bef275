package nl.aldus.cli.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.aldus.avro.Article;
import nl.aldus.cli.broker.EmbeddedBroker;
import nl.aldus.enricher.Enricher;
import nl.aldus.enricher.config.EnricherConfig;
import nl.aldus.enricher.lag.LagMonitor;
import nl.aldus.enricher.lag.LagReader;
import nl.aldus.enricher.metrics.EnricherMetrics;
import nl.aldus.extractor.Extractor;
import nl.aldus.schemas.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is said of metrics in ops/ and docs/ holds for an enricher that runs. */
@Timeout(240)
class OperationsIT {

  private static final Path ROOT = Path.of(System.getProperty("aldus.root"));
  private static final Path PROMETHEUS = ROOT.resolve("ops/prometheus");
  private static final Pattern METRIC =
      Pattern.compile("(?<![\\w.-])(?:aldus|kafka|jvm|process)_[a-z0-9_]+(?<!_)(?!\\w)");

  /** A metric with its labels, as in a query. */
  private static final Pattern SELECTOR =
      Pattern.compile("((?:aldus|kafka|jvm|process)_[a-z0-9_]+)\\{([^}\\n]*=[^}\\n]*)}");

  @TempDir static Path directory;

  private static String scraped;

  @BeforeAll
  static void runEnricher() throws Exception {
    scraped = scrape();
  }

  @Test
  void everyMetricThatIsNamedExists() throws Exception {
    Set<String> named = new TreeSet<>();
    for (Path file : named()) {
      Matcher metric = METRIC.matcher(Files.readString(file));
      while (metric.find()) {
        named.add(metric.group());
      }
    }
    assertThat(named).contains("kafka_consumergroup_group_lag_seconds", "aldus_quotes_total");

    assertThat(exposed(scraped)).containsAll(named);
    for (Path file : named()) {
      if (file.endsWith("aldus.rules.test.yml")) {
        continue; // Its groups and instances are invented.
      }
      Matcher selector = SELECTOR.matcher(Files.readString(file).replace("\\\"", "\""));
      while (selector.find()) {
        assertThat(scraped.lines().anyMatch(sample -> matches(selector, sample)))
            .as("%s in %s", selector.group(), file)
            .isTrue();
      }
    }
  }

  /** True if a sample has the name and the labels that a selector asks for by their values. */
  private static boolean matches(Matcher selector, String sample) {
    return sample.matches(selector.group(1) + "(_(bucket|count|sum))?\\{.*")
        && all("(\\w+=\"[^\"$]*\")", selector.group(2)).stream()
            // Prometheus itself puts this one to what it scrapes.
            .filter(label -> !label.startsWith("instance="))
            .allMatch(sample::contains);
  }

  @Test
  void dashboardAsksItsOwnDataSourceWithOneQueryOrMoreInEveryPanel() throws Exception {
    JsonNode dashboard =
        new ObjectMapper().readTree(ROOT.resolve("ops/grafana/dashboards/aldus.json").toFile());
    String source =
        Files.readString(ROOT.resolve("ops/grafana/provisioning/datasources/prometheus.yml"));
    Set<Integer> ids = new HashSet<>();

    assertThat(dashboard.get("panels")).isNotEmpty();
    for (JsonNode panel : dashboard.get("panels")) {
      assertThat(ids.add(panel.get("id").asInt())).isTrue();
      assertThat(source).contains("uid: " + panel.get("datasource").get("uid").asText());
      assertThat(panel.get("targets")).isNotEmpty();
    }
  }

  @Test
  void everyQueryOfTheDashboardHasAnAnswer() throws Exception {
    assumeTrue(isInstalled("prometheus"), "prometheus is not installed (Debian: prometheus)");
    JsonNode dashboard =
        new ObjectMapper().readTree(ROOT.resolve("ops/grafana/dashboards/aldus.json").toFile());
    List<String> queries =
        dashboard.findValuesAsText("expr").stream()
            .map(query -> query.replace("$__rate_interval", "1m").replace("$group", ".*"))
            .toList();
    assertThat(queries).isNotEmpty().noneMatch(query -> query.contains("$"));

    try (Prometheus prometheus = Prometheus.start(directory.resolve("prometheus"), scraped)) {
      prometheus.awaitSamples("count_over_time(aldus_sentences_total[1m]) >= 3");
      for (String query : queries) {
        assertThat(prometheus.samples(query)).as(query).isNotEmpty();
      }
    }
  }

  @Test
  void promtoolAcceptsTheRulesAndTheirTests() throws Exception {
    assumeTrue(isInstalled("promtool"), "promtool is not installed (Debian: prometheus)");

    promtool("check", "rules", "aldus.rules.yml");
    promtool("check", "config", "--syntax-only", "prometheus.yml");
    promtool("test", "rules", "aldus.rules.test.yml");
  }

  @Test
  void everyAlertIsTestedAndItsRunbookExists() throws Exception {
    String rules = Files.readString(PROMETHEUS.resolve("aldus.rules.yml"));
    String tests = Files.readString(PROMETHEUS.resolve("aldus.rules.test.yml"));
    String guide = Files.readString(ROOT.resolve("docs/operations.md"));

    List<String> alerts = all("- alert: (\\w+)", rules);
    assertThat(alerts).isNotEmpty();
    assertThat(alerts).allSatisfy(a -> assertThat(tests).contains("alertname: " + a));
    List<String> headings =
        all("(?m)^## (.+)$", guide).stream()
            .map(heading -> heading.toLowerCase(Locale.ROOT).replace(' ', '-'))
            .toList();
    assertThat(headings).containsAll(all("runbook: docs/operations\\.md#([\\w-]+)", rules));
  }

  private static List<Path> named() throws IOException {
    List<Path> files = new ArrayList<>(List.of(ROOT.resolve("docs/operations.md")));
    try (Stream<Path> ops = Files.walk(ROOT.resolve("ops"))) {
      ops.filter(Files::isRegularFile).forEach(files::add);
    }
    return files;
  }

  /** Names that a scrape has samples of, and those without the suffix of a sample. */
  private static Set<String> exposed(String text) {
    Set<String> names = new HashSet<>();
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replaceFirst("[{ ].*", ""))
        .forEach(
            name -> {
              names.add(name);
              names.add(name.replaceFirst("_(bucket|count|sum|total|max)$", ""));
            });
    return names;
  }

  /** What an enricher tells that has seen good, bad and withdrawn articles. */
  private static String scrape() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), 0)) {
      EnricherConfig config =
          EnricherConfig.of(
              Map.of(
                  "kafka.bootstrap.servers",
                  broker.bootstrapServers(),
                  "schema.registry.url",
                  "mock://operations",
                  "kafka.num.stream.threads",
                  "1",
                  "kafka.state.dir",
                  directory.resolve("state").toString()));
      Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
      try (Admin admin = Admin.create(client)) {
        admin
            .createTopics(
                config.topics().all().stream()
                    .map(name -> new NewTopic(name, 1, (short) 1))
                    .toList())
            .all()
            .get();
      }
      try (EnricherMetrics metrics = new EnricherMetrics();
          Enricher enricher = new Enricher(config, Extractor.dutch()::extract, metrics);
          LagMonitor lag = new LagMonitor(new LagReader(client))) {
        enricher.onState(
            state -> {
              if (state == KafkaStreams.State.RUNNING) {
                metrics.bind(enricher.streams());
              }
            });
        enricher.start();
        publish(client, config);
        String text;
        Instant deadline = Instant.now().plus(Duration.ofSeconds(120));
        do {
          Thread.sleep(200);
          System.gc(); // So that there has been a pause to tell of.
          metrics.lag(lag.observe(List.of(config.applicationId())), true);
          text = metrics.text();
        } while (!isComplete(text) && Instant.now().isBefore(deadline));
        return text;
      }
    }
  }

  private static boolean isComplete(String text) {
    return text.contains("aldus_articles_total{outcome=\"withdrawn\"} 1.0")
        && text.contains("aldus_article_age_seconds_count{stage=\"emitted\"} 1")
        && text.contains("aldus_consumergroup_catch_up_seconds{")
        && text.contains("jvm_gc_pause_seconds_sum")
        && text.contains("kafka_stream_");
  }

  private static void publish(Map<String, Object> client, EnricherConfig config) throws Exception {
    Topics topics = Topics.of(config.topics(), config.registry().values());
    String articles = topics.articles().name();
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
      Article article =
          Article.newBuilder()
              .setId("a")
              .setText(
                  "„De brug gaat weer open”, zei wethouder Karin de Boer van Zwolle.\n\n"
                      + "„Wij gaan door met staken tot het eind van de week”, klonk het.")
              .setPublishedAt(Instant.now().minusSeconds(30))
              .setFetchedAt(Instant.now().minusSeconds(10))
              .build();
      byte[] good = topics.articles().value().serializer().serialize(articles, article);
      producer.send(new ProducerRecord<>(articles, "a", good)).get();
      producer.send(new ProducerRecord<>(articles, "b", "kapot".getBytes(UTF_8))).get();
      producer.send(new ProducerRecord<>(articles, "a", null)).get();
    }
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static void promtool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(PROMETHEUS.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as("%s%n%s", command, output).isZero();
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(m -> m.group(1)).toList();
  }
}
