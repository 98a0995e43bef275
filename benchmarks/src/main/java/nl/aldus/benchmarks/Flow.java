package nl.aldus.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import nl.aldus.avro.Article;
import nl.aldus.cli.backbone.Backbone;
import nl.aldus.cli.data.DataDirectory;
import nl.aldus.enricher.config.EnricherConfig;
import nl.aldus.schemas.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A broker and a registry on a directory of their own, and articles to send through. */
final class Flow implements AutoCloseable {

  private final Path directory;
  private final DataDirectory data;
  private final Backbone backbone;
  private final List<Article> news;
  private final Topics topics;
  private int published;

  Flow() throws IOException, InterruptedException {
    this.directory = Files.createTempDirectory("aldus-benchmark");
    this.data = DataDirectory.open(directory, false);
    this.backbone = Backbone.start(data);
    this.topics = backbone.connection().topics();
    this.news =
        News.articles().stream()
            .map(a -> Article.newBuilder().setId(a.id()).setText(a.text()).build())
            .toList();
  }

  Topics topics() {
    return topics;
  }

  /** How many articles there are; they are sent again and again, each time with other names. */
  int different() {
    return news.size();
  }

  /** How many articles were sent. */
  int published() {
    return published;
  }

  /** Sends articles, each a new one, with so many nanoseconds between two. */
  void publish(KafkaProducer<String, byte[]> producer, int articles, long nanosBetween) {
    long next = System.nanoTime();
    for (int i = 0; i < articles; i++) {
      // Every article is a new one: a known one that has not changed costs less.
      Article article = news.get(published % news.size());
      String id = article.getId() + "-" + published++;
      Article copy = Article.newBuilder(article).setId(id).setPublishedAt(Instant.now()).build();
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
  static long[] receive(KafkaConsumer<String, byte[]> consumer, int count) {
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

  /** Settings of an enricher with a name of its own. */
  EnricherConfig config(String name) {
    Map<String, String> settings = new HashMap<>();
    settings.put("application.id", name);
    settings.put("kafka.bootstrap.servers", backbone.bootstrapServers());
    settings.put("schema.registry.url", backbone.schemaRegistryUrl());
    settings.put("kafka.state.dir", data.streams().resolve(name).toString());
    return EnricherConfig.of(settings);
  }

  /** A consumer of what is written from now on. */
  KafkaConsumer<String, byte[]> follow(String topic) {
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

  /** How any Kafka client reaches the broker. */
  Properties settings() {
    Properties settings = new Properties();
    settings.putAll(backbone.connection().clientSettings());
    return settings;
  }

  @Override
  public void close() throws IOException {
    backbone.close();
    data.close();
    delete(directory);
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
