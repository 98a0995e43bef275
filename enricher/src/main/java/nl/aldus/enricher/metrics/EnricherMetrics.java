package nl.aldus.enricher.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nl.aldus.avro.Article;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.avro.Entity;
import nl.aldus.avro.Quote;
import nl.aldus.enricher.lag.LagReport;
import nl.aldus.enricher.progress.Progress;
import nl.aldus.enricher.web.Reply;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Counts and times what the enricher does, and gives it to Prometheus at {@code /metrics}. Names
 * end with their unit. Thread-safe.
 */
public final class EnricherMetrics implements Progress, AutoCloseable {

  /** Bounds of the age of news: fifty milliseconds to a day. */
  private static final Duration[] AGES =
      Stream.of(
              "PT0.05S", "PT0.1S", "PT0.2S", "PT0.5S", "PT1S", "PT2S", "PT5S", "PT10S", "PT20S",
              "PT30S", "PT1M", "PT2M", "PT5M", "PT10M", "PT20M", "PT30M", "PT1H", "PT2H", "PT6H",
              "PT12H", "PT24H")
          .map(Duration::parse)
          .toArray(Duration[]::new);

  /** Bounds of the extraction: a tenth of a millisecond to five seconds. */
  private static final Duration[] EXTRACTIONS =
      LongStream.of(
              100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000,
              1_000_000, 2_000_000, 5_000_000)
          .mapToObj(micros -> Duration.of(micros, ChronoUnit.MICROS))
          .toArray(Duration[]::new);

  /** Bounds of the finds in an article. */
  private static final double[] FINDS = {1, 2, 3, 5, 8, 12, 20, 30, 50, 100, 200};

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
  private final LagGauges lag;
  private final Clock clock;

  /** Times of publication of what a thread has extracted and not committed yet. */
  private final ThreadLocal<List<Instant>> extracted = ThreadLocal.withInitial(ArrayList::new);

  private KafkaStreamsMetrics streams;

  public EnricherMetrics() {
    this(Clock.systemUTC());
  }

  EnricherMetrics(Clock clock) {
    this.clock = clock;
    this.lag = new LagGauges(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    garbageCollection.bindTo(registry);
  }

  /**
   * Also tells Kafka Streams' own figures. To be called when it runs: what is bound earlier misses
   * the figures of partitions for a minute.
   */
  public synchronized void bind(KafkaStreams running) {
    if (streams == null) {
      streams = new KafkaStreamsMetrics(running);
      streams.bindTo(registry);
    }
  }

  /** Takes the last lag of the consumer groups. To be called by one thread. */
  public void lag(LagReport report) {
    lag.update(report);
  }

  @Override
  public void took(String stage, long nanos) {
    Timer.builder("aldus.extraction.stage")
        .description("Time that a stage of the extraction takes for an article")
        .tag("stage", stage)
        .serviceLevelObjectives(EXTRACTIONS)
        .register(registry)
        .record(Duration.ofNanos(nanos));
  }

  @Override
  public void enriched(EnrichedArticle enriched, long nanos) {
    Timer.builder("aldus.extraction")
        .description("Time that the extraction takes for an article")
        .serviceLevelObjectives(EXTRACTIONS)
        .register(registry)
        .record(Duration.ofNanos(nanos));
    articles("enriched").increment();
    Article article = enriched.getArticle();
    age("fetched", article.getPublishedAt(), article.getFetchedAt());
    age("extracted", article.getPublishedAt(), clock.instant());
    if (article.getPublishedAt() != null) {
      extracted.get().add(article.getPublishedAt());
    }
    finds("aldus.article.quotes", "Quotations in an article", enriched.getQuotes().size());
    finds("aldus.article.entities", "Entities in an article", enriched.getEntities().size());
    counter("aldus.sentences", "Sentences found").increment(enriched.getSentences().size());
    for (Entity entity : enriched.getEntities()) {
      counter("aldus.entities", "Entities found", "type", entity.getType().name()).increment();
    }
    for (Quote quote : enriched.getQuotes()) {
      counter(
              "aldus.quotes",
              "Quotations found, and whether their speaker is known",
              "type",
              quote.getType().name(),
              "speaker",
              quote.getSpeaker() == null ? "unknown" : "known")
          .increment();
    }
  }

  @Override
  public void outdated(String articleId) {
    articles("outdated").increment();
  }

  @Override
  public void withdrawn(String articleId) {
    articles("withdrawn").increment();
  }

  @Override
  public void diverted(Throwable reason) {
    counter(
            "aldus.dead.letters",
            "Articles that could not be read or extracted, by reason",
            "reason",
            reason.getClass().getSimpleName())
        .increment();
  }

  @Override
  public void committed() {
    Instant now = clock.instant();
    extracted.get().forEach(published -> age("emitted", published, now));
    extracted.remove();
  }

  @Override
  public void aborted() {
    extracted.remove();
  }

  /** What answers at which path. */
  public Map<String, HttpHandler> handlers() {
    return Map.of("/metrics", this::scrape);
  }

  private void scrape(HttpExchange exchange) throws IOException {
    if (Reply.allows(exchange, "GET", "HEAD")) {
      Reply.send(
          exchange,
          200,
          "text/plain; version=0.0.4; charset=utf-8",
          text().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** All figures in Prometheus' text format. */
  public String text() {
    return registry.scrape();
  }

  private Counter articles(String outcome) {
    return counter("aldus.articles", "Articles read, by what became of them", "outcome", outcome);
  }

  private Counter counter(String name, String description, String... tags) {
    return Counter.builder(name).description(description).tags(tags).register(registry);
  }

  private void finds(String name, String description, int count) {
    DistributionSummary.builder(name)
        .description(description)
        .serviceLevelObjectives(FINDS)
        .register(registry)
        .record(count);
  }

  /** Ages of articles without a time of publication, or from the future, are unknown. */
  private void age(String stage, Instant published, Instant now) {
    if (published == null || now == null || now.isBefore(published)) {
      return;
    }
    Timer.builder("aldus.article.age")
        .description("Time since publication when an article had passed a stage")
        .tag("stage", stage)
        .serviceLevelObjectives(AGES)
        .register(registry)
        .record(Duration.between(published, now));
  }

  @Override
  public synchronized void close() {
    if (streams != null) {
      streams.close();
    }
    garbageCollection.close();
    registry.close();
  }
}
