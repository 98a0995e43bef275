package nl.aldus.enricher.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebServerTest {

  private static final String TOKEN = "een-heel-lang-geheim";

  private volatile State state = State.RUNNING;
  private WebServer server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void tellsHealth() throws Exception {
    start(WebAddress.loopback(0));

    assertThat(get("health/ready").statusCode()).isEqualTo(200);
    assertThat(get("health/live").body()).isEqualTo("{\"status\":\"UP\",\"state\":\"RUNNING\"}");
    state = State.REBALANCING;
    assertThat(get("health/ready").statusCode()).isEqualTo(503);
    assertThat(get("health/live").statusCode()).isEqualTo(200);
    state = State.ERROR;
    assertThat(get("health/live").statusCode()).isEqualTo(503);
  }

  @Test
  void sendsSecurityHeadersWithEveryAnswer() throws Exception {
    start(WebAddress.loopback(0));

    for (String path : new String[] {"health/live", "fails"}) {
      assertThat(get(path).headers().firstValue("Content-Security-Policy"))
          .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
      assertThat(get(path).headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }
  }

  @Test
  void answersAFailureWithoutItsDetails() throws Exception {
    start(WebAddress.loopback(0));

    HttpResponse<String> response = get("fails");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).doesNotContain("broken on purpose");
  }

  @Test
  void answersOnlyToNamesOfThisMachine() throws Exception {
    start(WebAddress.loopback(0));

    assertThat(statusFor("evil.example")).contains(" 421 ");
    assertThat(statusFor("localhost")).contains(" 200 ");
  }

  @Test
  void asksForTheTokenWhereOthersCanReachIt() throws Exception {
    start(new WebAddress("127.0.0.1", 0, Optional.of(TOKEN)));

    assertThat(get("secret").statusCode()).isEqualTo(401);
    assertThat(get("secret", "Bearer " + TOKEN).statusCode()).isEqualTo(200);
    assertThat(get("secret", basic("wie-dan-ook:" + TOKEN)).statusCode()).isEqualTo(200);
    assertThat(get("secret", basic("wie-dan-ook:fout")).statusCode()).isEqualTo(401);
    assertThat(get("secret", "Basic %%%").statusCode()).isEqualTo(401);
    assertThat(get("health/live").statusCode()).as("probes").isEqualTo(200);
  }

  @Test
  void refusesAnOpenAddressWithoutToken() {
    assertThatThrownBy(() -> new WebAddress("0.0.0.0", 8080, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("web.token");
    assertThatThrownBy(() -> new WebAddress("0.0.0.0", 8080, Optional.of("kort")))
        .hasMessageContaining("16 characters");
    assertThatThrownBy(() -> WebAddress.loopback(70_000)).hasMessageContaining("65535");
  }

  @Test
  void saysThatAPortIsTaken() {
    start(WebAddress.loopback(0));
    int port = URI.create(server.url()).getPort();

    assertThatThrownBy(() -> WebServer.start(WebAddress.loopback(port), Map.of()))
        .isInstanceOf(WebException.class)
        .hasMessageContaining("127.0.0.1:" + port)
        .hasMessageContaining("web.port");
  }

  private void start(WebAddress address) {
    Map<String, HttpHandler> handlers = new HashMap<>(new Health(() -> state).handlers());
    handlers.put(
        "/fails",
        exchange -> {
          throw new IllegalStateException("broken on purpose");
        });
    handlers.put(
        "/secret",
        exchange -> Reply.send(exchange, 200, "text/plain", "x".getBytes(StandardCharsets.UTF_8)));
    server = WebServer.start(address, handlers);
  }

  private HttpResponse<String> get(String path, String... authorization)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path));
    for (String value : authorization) {
      request.header("Authorization", value);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /** The JDK's client does not let a test choose the host header; a socket does. */
  private String statusFor(String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", URI.create(server.url()).getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("GET /health/live HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().orElse("");
    }
  }
}
