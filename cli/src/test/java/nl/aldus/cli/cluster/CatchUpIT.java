package nl.aldus.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import nl.aldus.avro.Article;
import nl.aldus.cli.broker.EmbeddedBroker;
import nl.aldus.enricher.Enricher;
import nl.aldus.enricher.config.EnricherConfig;
import nl.aldus.enricher.lag.GroupLag;
import nl.aldus.enricher.lag.LagMonitor;
import nl.aldus.enricher.lag.LagReader;
import nl.aldus.enricher.lag.LagReport;
import nl.aldus.enricher.lag.LagStatus;
import nl.aldus.enricher.progress.Progress;
import nl.aldus.extractor.Extractor;
import nl.aldus.schemas.topic.Topics;
import nl.aldus.training.corpus.AnnotatedArticle;
import nl.aldus.training.corpus.Corpus;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An enricher that was stopped while articles piled up. */
@Timeout(600)
class CatchUpIT {

  private static final int WAITING = 5_000;
  private static final Duration INTERVAL = Duration.ofMillis(400);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Extractor extractor = Extractor.dutch();
  private final List<Seen> seen = new ArrayList<>();
  private EnricherConfig config;
  private LagReader reader;
  private LagMonitor monitor;

  /** The lag of the enricher at one moment. */
  private record Seen(Instant at, GroupLag lag) {

    double ageInSeconds() {
      return lag.age().orElseThrow().toMillis() / 1000.0;
    }

    double estimateInSeconds() {
      return lag.timeToCatchUp().orElseThrow().toMillis() / 1000.0;
    }

    double secondsUntil(Seen other) {
      return Duration.between(at, other.at).toMillis() / 1000.0;
    }
  }

  @Test
  void lagRisesAndFallsToZeroAsForetold(@TempDir Path directory) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), 0);
        LagReader opened = new LagReader(client(broker))) {
      reader = opened;
      monitor = new LagMonitor(reader);
      config = config(broker, directory.resolve("state"));
      createTopics(broker);

      try (Enricher enricher = start()) {
        publish(broker, 0, 50);
        await(lag -> lag.records() == 0);
        assertThat(enricher.state().isRunningOrRebalancing()).isTrue();
      }
      assertThat(last().lag().status()).isEqualTo(LagStatus.OK);

      publish(broker, 50, WAITING);
      Seen stopped = await(lag -> lag.status() == LagStatus.STOP && lag.records() == WAITING);
      Seen later = await(lag -> true);
      assertThat(later.ageInSeconds() - stopped.ageInSeconds())
          .as("rises as time passes")
          .isBetween(stopped.secondsUntil(later) - 0.1, stopped.secondsUntil(later) + 0.1);
      assertThat(later.lag().timeToCatchUp()).isEmpty();

      int before = seen.size();
      Seen caughtUp;
      try (Enricher enricher = start()) {
        caughtUp = await(lag -> lag.records() == 0);
        assertThat(enricher.state().isRunningOrRebalancing()).isTrue();
      }

      List<Seen> meanwhile = seen.subList(before, seen.size());
      assertThat(caughtUp.lag().age()).contains(Duration.ZERO);
      assertThat(caughtUp.lag().status()).isEqualTo(LagStatus.OK);
      assertThat(statuses(meanwhile))
          .isSubsetOf(LagStatus.STOP, LagStatus.WARN, LagStatus.OK)
          .contains(LagStatus.OK);
      assertThat(
              statuses(
                  meanwhile.subList(firstThatIsNot(LagStatus.STOP, meanwhile), meanwhile.size())))
          .as("not stopped again once it goes on")
          .doesNotContain(LagStatus.STOP);
      List<Double> ratios = estimates(meanwhile, caughtUp);
      assertThat(ratios).isNotEmpty();
      System.out.printf(
          Locale.ROOT,
          "%d articles, up to %.1f s behind, caught up in %.1f s; estimated to real time %.2f to %.2f%n",
          WAITING,
          meanwhile.stream().mapToDouble(Seen::ageInSeconds).max().orElseThrow(),
          later.secondsUntil(caughtUp),
          ratios.get(0),
          ratios.get(ratios.size() - 1));
      assertThat(ratios.get(ratios.size() / 2))
          .as("estimated to real time, of %s", ratios)
          .isBetween(0.5, 2.0);
    }
  }

  /**
   * Estimated to real time to catch up, sorted. The first quarter is left out, in which the JVM
   * still warms up, and the last, in which a reading takes as long as what is left.
   */
  private static List<Double> estimates(List<Seen> seen, Seen caughtUp) {
    return seen.stream()
        .filter(one -> one.lag().records() < WAITING * 3 / 4)
        .filter(one -> one.lag().records() > WAITING / 4)
        .filter(one -> one.lag().timeToCatchUp().isPresent())
        .map(one -> one.estimateInSeconds() / one.secondsUntil(caughtUp))
        .sorted()
        .toList();
  }

  private static int firstThatIsNot(LagStatus status, List<Seen> seen) {
    int first = 0;
    while (seen.get(first).lag().status() == status) {
      first++;
    }
    return first;
  }

  private static Set<LagStatus> statuses(List<Seen> seen) {
    Set<LagStatus> statuses = new HashSet<>();
    seen.forEach(one -> statuses.add(one.lag().status()));
    return statuses;
  }

  private Seen last() {
    return seen.get(seen.size() - 1);
  }

  /** Reads the lag again and again until it is as expected. */
  private Seen await(Predicate<GroupLag> expected) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      Thread.sleep(INTERVAL.toMillis());
      LagReport report = monitor.observe(List.of(config.applicationId()));
      for (GroupLag lag : report.groups()) {
        seen.add(new Seen(Instant.now(), lag));
        if (expected.test(lag)) {
          return last();
        }
      }
    }
    throw new AssertionError("not within " + PATIENCE.toSeconds() + " s; last " + last());
  }

  private Enricher start() throws InterruptedException {
    Enricher enricher = new Enricher(config, extractor::extract, Progress.NONE);
    enricher.start();
    return enricher;
  }

  private void publish(EmbeddedBroker broker, int from, int count) {
    List<Article> news =
        Corpus.read(Path.of(System.getProperty("aldus.root"), "corpus", "articles")).stream()
            .map(AnnotatedArticle::article)
            .map(a -> Article.newBuilder().setId(a.id()).setText(a.text()).build())
            .toList();
    Topics topics = Topics.of(config.topics(), config.registry().values());
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(client(broker), new StringSerializer(), new ByteArraySerializer())) {
      for (int i = from; i < from + count; i++) {
        Article article = news.get(i % news.size());
        String id = article.getId() + "-" + i;
        byte[] value =
            topics
                .articles()
                .value()
                .serializer()
                .serialize("articles", Article.newBuilder(article).setId(id).build());
        producer.send(new ProducerRecord<>(topics.articles().name(), id, value));
      }
    }
  }

  private void createTopics(EmbeddedBroker broker) throws Exception {
    try (Admin admin = Admin.create(client(broker))) {
      List<NewTopic> topics =
          config.topics().all().stream().map(name -> new NewTopic(name, 3, (short) 1)).toList();
      admin.createTopics(topics).all().get();
    }
  }

  private static EnricherConfig config(EmbeddedBroker broker, Path state) {
    return EnricherConfig.of(
        Map.of(
            "kafka.bootstrap.servers", broker.bootstrapServers(),
            "schema.registry.url", "mock://catch-up",
            "kafka.state.dir", state.toString()));
  }

  private static Map<String, Object> client(EmbeddedBroker broker) {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }
}
