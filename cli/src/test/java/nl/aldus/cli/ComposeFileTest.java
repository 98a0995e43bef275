package nl.aldus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.aldus.enricher.config.EnricherConfig;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docker-compose.yml as far as it can be checked without a container engine. */
class ComposeFileTest {

  private static ComposeFile compose;
  private static JsonNode services;

  @BeforeAll
  static void read() throws IOException {
    compose = ComposeFile.read();
    services = compose.services();
  }

  @Test
  void pinsEveryImageToOneVersion() {
    for (JsonNode service : services) {
      assertThat(service.path("image").asText()).matches("[a-z/-]+:v?\\d+\\.\\d+\\.\\d+");
    }
  }

  @Test
  void usesTheVersionsOfThisBuild() {
    String version = Invocation.of("--version").out().strip().replace("aldus ", "");

    assertThat(compose.image("enricher")).isEqualTo("aldus:" + version);
    assertThat(compose.image("kafka")).isEqualTo("apache/kafka:" + AppInfoParser.getVersion());
  }

  @Test
  void bindsEveryPortToLoopback() {
    List<String> ports = new ArrayList<>();
    services.forEach(service -> service.path("ports").forEach(port -> ports.add(port.asText())));

    assertThat(ports).isNotEmpty().allMatch(port -> port.startsWith("127.0.0.1:"));
  }

  @Test
  void leavesEnricherScalable() {
    assertThat(services.at("/enricher/ports").isMissingNode()).isTrue();
    assertThat(services.at("/enricher/container_name").isMissingNode()).isTrue();
  }

  @Test
  void configuresEnricherWithSettingsThatItKnows() {
    Map<String, String> environment = compose.environment("enricher");

    EnricherConfig config = EnricherConfig.read(Map.of(), environment, Optional.empty());

    assertThat(config.streams().getProperty("bootstrap.servers")).isEqualTo("kafka:19092");
    assertThat(config.streams().getProperty("state.dir")).isEqualTo("/var/lib/aldus/state");
    assertThat(config.registry().values())
        .containsEntry("schema.registry.url", environment.get("SCHEMA_REGISTRY_URL"))
        .containsEntry("auto.register.schemas", "false");
  }

  @Test
  void runsCommandsThatExist() {
    for (String name : List.of("topics", "schemas", "enricher")) {
      List<String> command = new ArrayList<>();
      services.path(name).path("command").forEach(word -> command.add(word.asText()));
      command.add("--help");

      Invocation invocation = Invocation.of(command.toArray(String[]::new));

      assertThat(invocation.status()).as(invocation.err()).isZero();
    }
  }

  @Test
  void waitsOnlyForServicesThatCanBecomeReady() {
    for (JsonNode service : services) {
      service
          .path("depends_on")
          .fields()
          .forEachRemaining(
              dependency -> {
                JsonNode other = services.path(dependency.getKey());
                assertThat(other.isMissingNode()).as(dependency.getKey()).isFalse();
                if (dependency.getValue().path("condition").asText().equals("service_healthy")) {
                  assertThat(other.has("healthcheck")).as(dependency.getKey()).isTrue();
                }
              });
    }
  }

  @Test
  void mountsWhatIsThere() {
    Path root = Path.of(System.getProperty("aldus.root"));
    for (JsonNode service : services) {
      for (JsonNode mount : service.path("volumes")) {
        String source = mount.asText().split(":", 2)[0];
        if (source.startsWith("./")) {
          assertThat(root.resolve(source)).isDirectory();
        } else {
          assertThat(source.startsWith("/") || compose.volumes().has(source)).as(source).isTrue();
        }
      }
    }
  }

  @Test
  void prometheusFindsTheEnricherAndKnowsItsToken() throws IOException {
    Path scrape = Path.of(System.getProperty("aldus.root"), "ops/prometheus/prometheus.yml");
    JsonNode job = new YAMLMapper().readTree(scrape.toFile()).at("/scrape_configs/0");
    JsonNode mounted = services.at("/prometheus/configs/0");
    String token = compose.environment("enricher").get("ALDUS_ENRICHER_WEB_TOKEN");

    assertThat(job.at("/dns_sd_configs/0/names/0").asText()).isEqualTo("enricher");
    assertThat(job.at("/dns_sd_configs/0/port").asInt())
        .isEqualTo(EnricherConfig.of(Map.of()).web().get().port());
    assertThat(job.at("/authorization/credentials_file").asText())
        .isEqualTo(mounted.path("target").asText());
    assertThat(compose.config(mounted.path("source").asText())).isEqualTo(token);
  }

  @Test
  void grafanaFindsPrometheus() throws IOException {
    Path source =
        Path.of(
            System.getProperty("aldus.root"),
            "ops/grafana/provisioning/datasources/prometheus.yml");
    JsonNode url = new YAMLMapper().readTree(source.toFile()).at("/datasources/0/url");

    assertThat(URI.create(url.asText()).getHost()).isEqualTo("prometheus");
    assertThat(services.at("/prometheus/ports/0").asText())
        .endsWith(":" + URI.create(url.asText()).getPort());
  }
}
