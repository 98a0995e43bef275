package nl.aldus.enricher.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nl.aldus.avro.Article;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.avro.Entity;
import nl.aldus.avro.EntityType;
import nl.aldus.avro.Quote;
import nl.aldus.avro.QuoteType;
import nl.aldus.enricher.failure.ArticleException;
import nl.aldus.enricher.lag.LagReport;
import nl.aldus.enricher.metrics.LatencyWindow.Percentiles;
import nl.aldus.enricher.progress.Progress;
import nl.aldus.enricher.web.Reply;
import nl.aldus.extractor.document.StageException;
import org.apache.kafka.common.errors.SerializationException;
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

  /** What usually makes dead letters; another reason has its series from its first letter on. */
  private static final List<Class<? extends Throwable>> DEAD_LETTERS =
      List.of(SerializationException.class, ArticleException.class, StageException.class);

  private final PrometheusMeterRegistry registry = new NonNegativeRegistry();
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
  private final LagGauges lag;

  /**
   * Whether the lag of our own group could be read: 1 or 0, and neither before it was read for the
   * first time.
   */
  private volatile double lagUp = Double.NaN;

  private final Clock clock;

  /** Times of publication of what a thread has extracted and not committed yet. */
  private final ThreadLocal<List<Instant>> extracted = ThreadLocal.withInitial(ArrayList::new);

  /** Times of the records that a thread has sent on and not committed yet. */
  private final ThreadLocal<List<Long>> forwarded = ThreadLocal.withInitial(ArrayList::new);

  private final LatencyWindow latency = new LatencyWindow();

  // All series with known labels are there from the start, at 0, so that a rate sees the first
  // one, too. They are kept, because looking them up for each article would be felt.
  private final Timer extraction;
  private final Map<String, Timer> stages = new ConcurrentHashMap<>();
  private final Map<Stage, Timer> ages = new EnumMap<>(Stage.class);
  private final DistributionSummary quotesPerArticle;
  private final DistributionSummary entitiesPerArticle;
  private final Counter enriched;
  private final Counter outdated;
  private final Counter withdrawn;
  private final Counter sentences;
  private final Map<EntityType, Counter> entities = new EnumMap<>(EntityType.class);
  private final Map<QuoteType, Counter> attributed = new EnumMap<>(QuoteType.class);
  private final Map<QuoteType, Counter> unattributed = new EnumMap<>(QuoteType.class);

  private KafkaStreamsMetrics streams;

  /** What an article passes on its way. */
  private enum Stage {
    FETCHED,
    EXTRACTED,
    EMITTED
  }

  public EnricherMetrics() {
    this(Clock.systemUTC());
  }

  EnricherMetrics(Clock clock) {
    this.clock = clock;
    this.lag = new LagGauges(registry);
    this.extraction =
        Timer.builder("aldus.extraction")
            .description("Time that the extraction takes for an article")
            .serviceLevelObjectives(EXTRACTIONS)
            .register(registry);
    for (Stage stage : Stage.values()) {
      ages.put(stage, age(stage));
    }
    this.quotesPerArticle = finds("aldus.article.quotes", "Quotations in an article");
    this.entitiesPerArticle = finds("aldus.article.entities", "Entities in an article");
    this.enriched = articles("enriched");
    this.outdated = articles("outdated");
    this.withdrawn = articles("withdrawn");
    this.sentences = counter("aldus.sentences", "Sentences found");
    for (EntityType type : EntityType.values()) {
      entities.put(type, counter("aldus.entities", "Entities found", "type", type.name()));
    }
    for (QuoteType type : QuoteType.values()) {
      attributed.put(type, quotes(type, "known"));
      unattributed.put(type, quotes(type, "unknown"));
    }
    Gauge.builder("aldus.lag.up", () -> lagUp)
        .description("1 if the lag of the enricher's group could be read, 0 if not")
        .register(registry);
    DEAD_LETTERS.forEach(this::deadLetters);
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

  /**
   * Takes the last lag of the consumer groups. To be called by one thread.
   *
   * @param known whether all of the enricher's own group could be read
   */
  public void lag(LagReport report, boolean known) {
    lag.update(report);
    lagUp = known ? 1 : 0;
  }

  @Override
  public void took(String stage, long nanos) {
    stages.computeIfAbsent(stage, this::stage).record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void enriched(EnrichedArticle found, long nanos) {
    extraction.record(nanos, TimeUnit.NANOSECONDS);
    enriched.increment();
    Article article = found.getArticle();
    age(Stage.FETCHED, article.getPublishedAt(), article.getFetchedAt());
    age(Stage.EXTRACTED, article.getPublishedAt(), clock.instant());
    if (article.getPublishedAt() != null) {
      extracted.get().add(article.getPublishedAt());
    }
    quotesPerArticle.record(found.getQuotes().size());
    entitiesPerArticle.record(found.getEntities().size());
    sentences.increment(found.getSentences().size());
    for (Entity entity : found.getEntities()) {
      entities.get(entity.getType()).increment();
    }
    for (Quote quote : found.getQuotes()) {
      (quote.getSpeaker() == null ? unattributed : attributed).get(quote.getType()).increment();
    }
  }

  @Override
  public void forwarded(long time) {
    forwarded.get().add(time);
  }

  @Override
  public void outdated(String articleId) {
    outdated.increment();
  }

  @Override
  public void withdrawn(String articleId) {
    withdrawn.increment();
  }

  @Override
  public void diverted(Optional<String> articleId, Throwable reason) {
    deadLetters(reason.getClass()).increment();
  }

  @Override
  public void committed() {
    Instant now = clock.instant();
    extracted.get().forEach(published -> age(Stage.EMITTED, published, now));
    extracted.remove();
    forwarded.get().forEach(time -> latency.add(now.toEpochMilli(), time));
    forwarded.remove();
  }

  @Override
  public void aborted() {
    extracted.remove();
    forwarded.remove();
  }

  /** Quotations found since the start. */
  public double quotes() {
    return Stream.concat(attributed.values().stream(), unattributed.values().stream())
        .mapToDouble(Counter::count)
        .sum();
  }

  /** How long articles took that could be read by others lately, or nothing if there were none. */
  public Optional<Percentiles> latency() {
    return latency.percentiles(clock.millis());
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

  private Counter deadLetters(Class<? extends Throwable> reason) {
    return counter(
        "aldus.dead.letters",
        "Articles that could not be read or extracted, by reason",
        "reason",
        reason.getSimpleName());
  }

  private Counter quotes(QuoteType type, String speaker) {
    return counter(
        "aldus.quotes",
        "Quotations found, and whether their speaker is known",
        "type",
        type.name(),
        "speaker",
        speaker);
  }

  private Timer stage(String name) {
    return Timer.builder("aldus.extraction.stage")
        .description("Time that a stage of the extraction takes for an article")
        .tag("stage", name)
        .serviceLevelObjectives(EXTRACTIONS)
        .register(registry);
  }

  private DistributionSummary finds(String name, String description) {
    return DistributionSummary.builder(name)
        .description(description)
        .serviceLevelObjectives(FINDS)
        .register(registry);
  }

  private Timer age(Stage stage) {
    return Timer.builder("aldus.article.age")
        .description("Time since publication when an article had passed a stage")
        .tag("stage", stage.name().toLowerCase(Locale.ROOT))
        .serviceLevelObjectives(AGES)
        .register(registry);
  }

  /** Ages of articles without a time of publication, or from the future, are unknown. */
  private void age(Stage stage, Instant published, Instant now) {
    if (published != null && now != null && !now.isBefore(published)) {
      ages.get(stage).record(Duration.between(published, now));
    }
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
