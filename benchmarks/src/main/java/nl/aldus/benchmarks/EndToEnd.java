package nl.aldus.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.aldus.avro.Article;
import nl.aldus.cli.backbone.Backbone;
import nl.aldus.cli.data.DataDirectory;
import nl.aldus.enricher.config.EnricherConfig;
import nl.aldus.enricher.knowledge.LiveKnowledge;
import nl.aldus.enricher.progress.Progress;
import nl.aldus.enricher.topology.EnricherTopology;
import nl.aldus.extractor.Extractor;
import nl.aldus.extractor.entity.KnowledgeBase;
import nl.aldus.schemas.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Articles through an embedded broker: how many a second, and how long one takes. Beside it, in the
 * same run and with the same settings (exactly once), a topology that only copies the bytes: what
 * is lost against it is what extraction and the wealth of output records cost. Broker, registry,
 * producer, enricher and consumer share the machine.
 */
final class EndToEnd {

  private static final int WARM_UP = 1_000;
  private static final int BURST = 6_000;
  private static final int PACED = 1_500;
  private static final int PACE_PER_SECOND = 150;
  private static final String COPIES = "copies";

  private final Backbone backbone;
  private final List<Article> news;
  private final Topics topics;
  private int published;

  private EndToEnd(Backbone backbone, List<Article> news) {
    this.backbone = backbone;
    this.news = news;
    this.topics = backbone.connection().topics();
  }

  static void run() throws Exception {
    List<Article> news =
        News.articles().stream()
            .map(a -> Article.newBuilder().setId(a.id()).setText(a.text()).build())
            .toList();
    Path directory = Files.createTempDirectory("aldus-benchmark");
    try (DataDirectory data = DataDirectory.open(directory, false);
        Backbone backbone = Backbone.start(data)) {
      EndToEnd benchmark = new EndToEnd(backbone, news);
      benchmark.createCopies();
      double copying = benchmark.measure("copying", data, COPIES, benchmark.copying());
      Extractor extractor = Extractor.dutch();
      EnricherConfig config = benchmark.config("enriching", data);
      Topology enriching =
          EnricherTopology.build(
              config,
              benchmark.topics,
              extractor::extract,
              new LiveKnowledge(KnowledgeBase.none()),
              Progress.NONE);
      double enriched =
          benchmark.measure(
              "enriching", data, benchmark.topics.enrichedArticles().name(), enriching);
      System.out.printf(Locale.ROOT, "enriching / copying  %.3f%n", enriched / copying);
    } finally {
      delete(directory);
    }
  }

  /** Articles a second that come out of a topology; prints that and the latency. */
  private double measure(String name, DataDirectory data, String output, Topology topology)
      throws Exception {
    try (KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
        KafkaConsumer<String, byte[]> consumer = follow(output);
        KafkaStreams streams = new KafkaStreams(topology, config(name, data).streams())) {
      streams.start();
      publish(producer, WARM_UP, 0);
      // The topology reads from the beginning: what an earlier one was measured on warms it up too.
      receive(consumer, published);

      long begin = System.nanoTime();
      publish(producer, BURST, 0);
      receive(consumer, BURST);
      double perSecond = BURST / ((System.nanoTime() - begin) / 1e9);

      Thread pacing =
          new Thread(() -> publish(producer, PACED, TimeUnit.SECONDS.toNanos(1) / PACE_PER_SECOND));
      pacing.start();
      long[] latencies = receive(consumer, PACED);
      pacing.join();
      Arrays.sort(latencies);
      System.out.printf(
          Locale.ROOT,
          "%-10s %,8.0f articles/s   latency at %d/s: p50 %d ms, p95 %d ms, p99 %d ms%n",
          name,
          perSecond,
          PACE_PER_SECOND,
          latencies[latencies.length / 2],
          latencies[latencies.length * 95 / 100],
          latencies[latencies.length * 99 / 100]);
      return perSecond;
    }
  }

  private void publish(KafkaProducer<String, byte[]> producer, int articles, long nanosBetween) {
    long next = System.nanoTime();
    for (int i = 0; i < articles; i++) {
      // Every article is a new one: a known one that has not changed costs less.
      Article article = news.get(published % news.size());
      String id = article.getId() + "-" + published++;
      Article copy = Article.newBuilder(article).setId(id).build();
      byte[] value = topics.articles().value().serializer().serialize("articles", copy);
      producer.send(new ProducerRecord<>(topics.articles().name(), id, value));
      next += nanosBetween;
      while (nanosBetween > 0 && System.nanoTime() < next) {
        Thread.onSpinWait();
      }
    }
    producer.flush();
  }

  /** Waits for the records and gives the milliseconds from the article's publication to here. */
  private static long[] receive(KafkaConsumer<String, byte[]> consumer, int count) {
    long[] latencies = new long[count];
    int received = 0;
    long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (received < count) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("only " + received + " of " + count + " came through");
      }
      for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        if (received < count) {
          // Kafka Streams gives a result the timestamp of what it was made from.
          latencies[received++] = System.currentTimeMillis() - record.timestamp();
        }
      }
    }
    return latencies;
  }

  private Topology copying() {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(
            topics.articles().name(),
            Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("read"))
        .peek((key, value) -> {}, Named.as("nothing"))
        .to(COPIES, Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("write"));
    return builder.build();
  }

  private void createCopies() throws Exception {
    try (Admin admin = Admin.create(settings())) {
      int partitions = 3;
      admin.createTopics(List.of(new NewTopic(COPIES, partitions, (short) 1))).all().get();
    }
  }

  private EnricherConfig config(String name, DataDirectory data) {
    Map<String, String> settings = new HashMap<>();
    settings.put("application.id", name);
    settings.put("kafka.bootstrap.servers", backbone.bootstrapServers());
    settings.put("schema.registry.url", backbone.schemaRegistryUrl());
    settings.put("kafka.state.dir", data.streams().resolve(name).toString());
    return EnricherConfig.of(settings);
  }

  private KafkaConsumer<String, byte[]> follow(String topic) {
    Properties settings = settings();
    settings.put("isolation.level", "read_committed");
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    consumer
        .partitionsFor(topic)
        .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }

  private Properties settings() {
    Properties settings = new Properties();
    settings.putAll(backbone.connection().clientSettings());
    return settings;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
