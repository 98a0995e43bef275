package nl.aldus.cli.demo;

import java.net.BindException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import nl.aldus.avro.Article;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.cli.backbone.Backbone;
import nl.aldus.cli.data.DataDirectory;
import nl.aldus.cli.display.Count;
import nl.aldus.cli.display.DeadLetterTeller;
import nl.aldus.cli.display.RecordText;
import nl.aldus.cli.failure.CommandException;
import nl.aldus.cli.network.PortTakenException;
import nl.aldus.cli.network.PortWish;
import nl.aldus.cli.terminal.Style;
import nl.aldus.cli.terminal.Terminal;
import nl.aldus.enricher.Enricher;
import nl.aldus.enricher.config.EnricherConfig;
import nl.aldus.enricher.knowledge.LiveKnowledge;
import nl.aldus.enricher.metrics.EnricherMetrics;
import nl.aldus.enricher.progress.Progress;
import nl.aldus.enricher.web.WebAddress;
import nl.aldus.enricher.web.WebException;
import nl.aldus.enricher.web.page.Website;
import nl.aldus.extractor.Extractor;
import nl.aldus.extractor.entity.KnowledgeBase;
import nl.aldus.publisher.topic.ArticleProducer;
import nl.aldus.schemas.topic.Topic;
import nl.aldus.schemas.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Publishes the samples to a real broker, at a pace that one can watch, has a real enricher read
 * them, and shows what that emits; also of articles that other programs publish meanwhile.
 */
public final class Demo {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Terminal terminal;
  private final DataDirectory data;
  private final Duration pace;
  private final RecordText text;

  private int articles;
  private int sentences;
  private int entities;
  private int quotes;

  public Demo(Terminal terminal, DataDirectory data, Duration pace) {
    this.terminal = terminal;
    this.data = data;
    this.pace = pace;
    this.text = new RecordText(terminal);
  }

  /**
   * Runs the demo.
   *
   * @param once end when every sample has come through; otherwise go on until interrupted
   */
  public void run(PortWish brokerPort, PortWish registryPort, PortWish webPort, boolean once)
      throws InterruptedException {
    long start = System.nanoTime();
    terminal.progress("Starting a Kafka broker, a schema registry and the enricher …");
    LiveKnowledge knowledge = new LiveKnowledge(KnowledgeBase.none());
    CompletableFuture<Extractor> extractor =
        CompletableFuture.supplyAsync(() -> Extractor.dutch(knowledge));
    try (Backbone backbone = Backbone.start(data, brokerPort, registryPort, terminal::note);
        EnricherMetrics metrics = new EnricherMetrics();
        Enricher enricher =
            enricher(
                backbone,
                loaded(extractor),
                knowledge,
                metrics.and(new DeadLetterTeller(terminal)));
        Website website =
            webPort.listen(
                port -> website(enricher, loaded(extractor), metrics, port), terminal::note)) {
      enricher.start();
      introduce(backbone, website);
      Topics topics = backbone.connection().topics();
      try (KafkaConsumer<String, EnrichedArticle> consumer =
              consumer(backbone, topics.enrichedArticles());
          ArticleProducer producer =
              new ArticleProducer(topics.articles(), backbone.connection().clientSettings())) {
        show(consumer, producer, enricher, once);
      } catch (InterruptException e) {
        Thread.interrupted(); // What is to be closed now must not be cut short.
      }
      summarize(Duration.ofNanos(System.nanoTime() - start));
      terminal.progress("Stopping …");
    } finally {
      terminal.clearProgress();
    }
  }

  private void show(
      KafkaConsumer<String, EnrichedArticle> consumer,
      ArticleProducer producer,
      Enricher enricher,
      boolean once) {
    Queue<Article> waiting = new ArrayDeque<>(Samples.all());
    Set<String> expected = new HashSet<>();
    waiting.forEach(article -> expected.add(article.getId()));
    Instant version = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    long next = System.nanoTime();
    long lastSeen = next;
    while (!once || !expected.isEmpty()) {
      if (!waiting.isEmpty() && System.nanoTime() >= next) {
        // A version of its own, so that each run of the demo is told from the last.
        producer.publish(
            Article.newBuilder(waiting.remove()).setVersionCreated(version).build(),
            (metadata, e) -> {
              if (e != null) {
                terminal.error("A sample could not be published: " + e.getMessage());
              }
            });
        next = System.nanoTime() + pace.toNanos();
      }
      for (ConsumerRecord<String, EnrichedArticle> record : consumer.poll(POLL)) {
        if (record.value() != null) {
          count(record.value());
          text.enriched(record.value(), List.of()).forEach(terminal::line);
        }
        lastSeen = System.nanoTime();
        if (expected.remove(record.key()) && expected.isEmpty() && !once) {
          terminal.note(
              "All samples are through. Publish articles of your own, or end with Ctrl-C.");
        }
      }
      terminal.flush();
      if (Thread.interrupted()) {
        return;
      }
      if (!expected.isEmpty() && System.nanoTime() - lastSeen > PATIENCE.plus(pace).toNanos()) {
        throw new CommandException(
            "Nothing came out of the enricher (it is "
                + enricher.state()
                + ") for "
                + PATIENCE.toSeconds()
                + " seconds; the log is "
                + data.log()
                + ".");
      }
    }
  }

  private void introduce(Backbone backbone, Website website) {
    terminal.line("Page              " + website.url());
    terminal.line("Kafka broker      " + backbone.bootstrapServers());
    terminal.line("Schema registry   " + backbone.schemaRegistryUrl());
    terminal.line("Data and log      " + data.path());
    terminal.line(
        terminal.styled(
            Style.DIM,
            "In another terminal, in this directory: ./aldus consume quotes --from-beginning"));
    terminal.line("");
    terminal.flush();
  }

  private Enricher enricher(
      Backbone backbone, Extractor extractor, LiveKnowledge knowledge, Progress progress) {
    EnricherConfig config =
        EnricherConfig.of(
            Map.of(
                "kafka.bootstrap.servers",
                backbone.bootstrapServers(),
                "schema.registry.url",
                backbone.schemaRegistryUrl(),
                "kafka.state.dir",
                data.streams().toString(),
                // The demonstration serves the page itself, on a port of its own.
                "web.port",
                "",
                "kafka.num.stream.threads",
                "1",
                "kafka.replication.factor",
                "1"));
    return new Enricher(config, extractor::extract, knowledge, progress);
  }

  private static Website website(
      Enricher enricher, Extractor extractor, EnricherMetrics metrics, int port) {
    try {
      return Website.start(enricher, extractor, metrics, WebAddress.loopback(port));
    } catch (WebException e) {
      if (e.getCause() instanceof BindException) {
        throw new PortTakenException(port, "web page", e);
      }
      throw e;
    }
  }

  private static KafkaConsumer<String, EnrichedArticle> consumer(
      Backbone backbone, Topic<String, EnrichedArticle> topic) {
    Map<String, Object> settings = new HashMap<>(backbone.connection().clientSettings());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    Deserializer<EnrichedArticle> values = topic.value().deserializer();
    KafkaConsumer<String, EnrichedArticle> consumer =
        new KafkaConsumer<>(settings, topic.key().deserializer(), values);
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // The end is looked up now, not at the first poll, or samples could come before it.
    partitions.forEach(consumer::position);
    return consumer;
  }

  private static Extractor loaded(CompletableFuture<Extractor> extractor)
      throws InterruptedException {
    try {
      return extractor.get();
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }

  private void count(EnrichedArticle article) {
    articles++;
    sentences += article.getSentences().size();
    entities += article.getEntities().size();
    quotes += article.getQuotes().size();
  }

  private void summarize(Duration time) {
    terminal.line(
        String.format(
            Locale.ROOT,
            "%s, %s in %.1f seconds",
            Count.of(articles, "article"),
            Count.ofFindings(sentences, entities, quotes),
            time.toMillis() / 1000.0));
    terminal.flush();
  }
}
