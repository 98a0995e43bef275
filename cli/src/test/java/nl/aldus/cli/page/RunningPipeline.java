package nl.aldus.cli.page;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import nl.aldus.avro.Article;
import nl.aldus.cli.backbone.Backbone;
import nl.aldus.cli.data.DataDirectory;
import nl.aldus.enricher.Enricher;
import nl.aldus.enricher.config.EnricherConfig;
import nl.aldus.enricher.metrics.EnricherMetrics;
import nl.aldus.enricher.web.WebAddress;
import nl.aldus.enricher.web.page.Website;
import nl.aldus.extractor.Extractor;
import nl.aldus.schemas.topic.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;

/** Broker, registry, enricher and page, as a demonstration runs them. */
final class RunningPipeline implements AutoCloseable {

  private final DataDirectory data;
  private final Backbone backbone;
  private final Map<String, String> settings;
  private final Topics topics;
  private final Extractor extractor = Extractor.dutch();
  private final Producer<String, byte[]> producer;
  private final EnricherMetrics metrics = new EnricherMetrics();
  private final Website website;
  private Enricher enricher;

  RunningPipeline(Path directory) throws Exception {
    data = DataDirectory.open(directory, false);
    backbone = Backbone.start(data);
    settings =
        Map.of(
            "kafka.bootstrap.servers", backbone.bootstrapServers(),
            "schema.registry.url", backbone.schemaRegistryUrl(),
            "kafka.num.stream.threads", "1",
            "kafka.state.dir", data.streams().toString());
    topics = backbone.connection().topics();
    producer =
        new KafkaProducer<>(
            new HashMap<>(backbone.connection().clientSettings()),
            new StringSerializer(),
            new ByteArraySerializer());
    startEnricher();
    website = Website.start(enricher, extractor, metrics, WebAddress.loopback(0));
  }

  String address() {
    return website.url();
  }

  void startEnricher() throws Exception {
    enricher = new Enricher(EnricherConfig.of(settings), extractor::extract, metrics);
    enricher.start();
    while (enricher.state() != KafkaStreams.State.RUNNING) {
      Thread.sleep(20);
    }
  }

  void stopEnricher() {
    enricher.close();
  }

  /** Publishes an article and returns when the broker has it. */
  void publish(Article article) throws Exception {
    byte[] value = topics.articles().value().serializer().serialize("articles", article);
    producer.send(new ProducerRecord<>(topics.articles().name(), article.getId(), value)).get();
  }

  /** Sees what is emitted from now on. */
  EmissionProbe probe() {
    return new EmissionProbe(backbone.connection().clientSettings(), topics.quotes());
  }

  /** Publishes bytes that are no article. */
  void publishRubbish(String key) throws Exception {
    byte[] rubbish = "<img src=x onerror=alert(1)>".getBytes(StandardCharsets.UTF_8);
    producer.send(new ProducerRecord<>(topics.articles().name(), key, rubbish)).get();
  }

  static Article article(String id, String title, String text) {
    return Article.newBuilder()
        .setId(id)
        .setSource("De Proefdrukker")
        .setUrl("https://nieuws.example/" + id)
        .setTitle(title)
        .setText(text)
        .setPublishedAt(Instant.now())
        .build();
  }

  @Override
  public void close() {
    website.close();
    producer.close();
    enricher.close();
    metrics.close();
    backbone.close();
    data.close();
  }
}
