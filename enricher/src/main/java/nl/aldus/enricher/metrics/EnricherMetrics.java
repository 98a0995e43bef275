package nl.aldus.enricher.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.micrometer.core.instrument.Counter;
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
import java.util.List;
import java.util.Map;
import nl.aldus.avro.Article;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.avro.Entity;
import nl.aldus.avro.Quote;
import nl.aldus.enricher.lag.PartitionLag;
import nl.aldus.enricher.progress.Progress;
import nl.aldus.enricher.web.Reply;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Counts and times what the enricher does, and gives it to Prometheus at {@code /metrics}. Names
 * end with their unit. Thread-safe.
 */
public final class EnricherMetrics implements Progress, AutoCloseable {

  /** Bounds of the age of news: a tenth of a second to a day. */
  private static final Duration[] AGES =
      List.of(
              100,
              500,
              1_000,
              2_000,
              5_000,
              10_000,
              30_000,
              60_000,
              120_000,
              300_000,
              600_000,
              1_800_000,
              3_600_000,
              21_600_000,
              86_400_000)
          .stream()
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  /** Bounds of the extraction: a tenth of a millisecond to five seconds. */
  private static final Duration[] EXTRACTIONS =
      List.of(100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 100_000, 1_000_000, 5_000_000)
          .stream()
          .map(micros -> Duration.ofNanos(micros * 1_000L))
          .toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
  private final LagGauges lag;
  private final Clock clock;
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

  /** Takes the last lag of the consumer groups. */
  public void lag(List<PartitionLag> lags) {
    lag.update(lags);
  }

  @Override
  public void took(String stage, long nanos) {
    Timer.builder("aldus.extraction.stage")
        .description("Time that a stage of the extraction takes for an article")
        .tag("stage", stage)
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
