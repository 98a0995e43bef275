package nl.aldus.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.aldus.cli.broker.EmbeddedBroker;
import nl.aldus.enricher.Enricher;
import nl.aldus.enricher.config.EnricherConfig;
import nl.aldus.enricher.metrics.EnricherMetrics;
import nl.aldus.enricher.web.WebAddress;
import nl.aldus.enricher.web.page.Website;
import nl.aldus.extractor.Extractor;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an enricher tells of the lag on a cluster that is new, shared with others, or away. */
@Timeout(120)
class WebsiteIT {

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void tellsTheLagBeforeTheGroupIsThereAndThatItIsNotKnownWhenKafkaIsAway(@TempDir Path directory)
      throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      EnricherConfig config =
          EnricherConfig.of(
              Map.of(
                  "kafka.bootstrap.servers", broker.bootstrapServers(),
                  "schema.registry.url", "mock://website",
                  "lag.groups", "media-.*"));
      commit(broker, "media-archive", "others");
      Extractor extractor = Extractor.dutch();
      try (EnricherMetrics metrics = new EnricherMetrics();
          Enricher enricher = new Enricher(config, extractor::extract, metrics);
          Website website = Website.start(enricher, extractor, metrics, WebAddress.loopback(0))) {
        await(website, "metrics", "aldus_lag_up 1.0");
        await(website, "api/lag", "media-archive");
        assertThat(get(website, "api/lag").statusCode()).isEqualTo(200);
        assertThat(get(website, "api/lag").body()).doesNotContain("others");
        assertThat(get(website, "metrics").body())
            .contains("group=\"media-archive\"")
            .doesNotContain("others");

        broker.close();

        await(website, "metrics", "aldus_lag_up 0.0");
        assertThat(get(website, "metrics").body()).doesNotContain("media-archive");
        assertThat(get(website, "api/lag").statusCode()).isEqualTo(503);
      }
    }
  }

  private static void commit(EmbeddedBroker broker, String... groups) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic("news", 1, (short) 1))).all().get();
      for (String group : groups) {
        admin
            .alterConsumerGroupOffsets(
                group, Map.of(new TopicPartition("news", 0), new OffsetAndMetadata(0)))
            .all()
            .get();
      }
    }
  }

  private void await(Website website, String path, String expected) throws Exception {
    while (!get(website, path).body().contains(expected)) {
      Thread.sleep(100);
    }
  }

  private HttpResponse<String> get(Website website, String path) throws Exception {
    URI uri = URI.create(website.url() + path);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
