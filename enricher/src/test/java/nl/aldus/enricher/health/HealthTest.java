package nl.aldus.enricher.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import nl.aldus.enricher.health.Health.Tasks;
import nl.aldus.enricher.web.WebAddress;
import nl.aldus.enricher.web.WebServer;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthTest {

  private volatile State state = State.RUNNING;
  private volatile Tasks tasks = new Tasks(3, 0);
  private volatile List<String> obstacles = List.of();
  private WebServer server;

  @BeforeEach
  void start() {
    Health health = new Health(() -> state, () -> tasks, () -> obstacles);
    server = WebServer.start(WebAddress.loopback(0), health.handlers());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void isReadyWhileItRunsAndNothingIsMissing() throws Exception {
    JsonNode ready = get("ready", 200);

    assertThat(ready.get("status").asText()).isEqualTo("UP");
    assertThat(ready.get("state").asText()).isEqualTo("RUNNING");
    assertThat(ready.get("role").asText()).isEqualTo("active");
    assertThat(ready.get("reasons")).isEmpty();
  }

  @Test
  void isReadyButSaysSoWhileItStandsBy() throws Exception {
    tasks = new Tasks(0, 2);

    assertThat(get("ready", 200).get("role").asText()).isEqualTo("standby");
  }

  @Test
  void isAliveButNotReadyWhileTheWorkIsShared() throws Exception {
    state = State.REBALANCING;

    assertThat(get("live", 200).get("reasons")).isEmpty();
    assertThat(get("ready", 503).get("reasons").get(0).asText()).contains("restores its state");
  }

  @Test
  void tellsEveryObstacle() throws Exception {
    obstacles = List.of("topic quotes is missing on a:9092", "no registry answers at b");

    JsonNode ready = get("ready", 503);

    assertThat(ready.get("status").asText()).isEqualTo("DOWN");
    assertThat(ready.get("reasons")).hasSize(2);
    assertThat(ready.get("reasons").get(1).asText()).isEqualTo("no registry answers at b");
    assertThat(get("live", 200).get("status").asText())
        .as("a restart would not help")
        .isEqualTo("UP");
  }

  @Test
  void isNeitherAliveNorReadyWhenItHasFailed() throws Exception {
    state = State.ERROR;

    assertThat(get("live", 503).get("reasons").get(0).asText()).contains("log");
    get("ready", 503);
  }

  private JsonNode get(String path, int status) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(server.url() + "health/" + path)).build(),
                BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(status);
    return new ObjectMapper().readTree(response.body());
  }
}
