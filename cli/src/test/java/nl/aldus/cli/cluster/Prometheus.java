package nl.aldus.cli.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A Prometheus that scrapes one text every second, to ask it what a dashboard would ask. */
final class Prometheus implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpServer scraped;
  private final Process process;
  private final URI api;
  private final Path log;

  private Prometheus(HttpServer scraped, Process process, URI api, Path log) {
    this.scraped = scraped;
    this.process = process;
    this.api = api;
    this.log = log;
  }

  /**
   * @param directory for its data; made here
   * @param metrics what it scrapes, in its text format
   */
  static Prometheus start(Path directory, String metrics) throws IOException {
    Files.createDirectories(directory);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    HttpServer scraped = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    byte[] body = metrics.getBytes(UTF_8);
    scraped.createContext(
        "/metrics",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    scraped.start();
    Path config = directory.resolve("prometheus.yml");
    Files.writeString(
        config,
        """
        global: {scrape_interval: 1s}
        scrape_configs:
          - job_name: aldus
            static_configs: [{targets: ["127.0.0.1:%d"]}]
        """
            .formatted(scraped.getAddress().getPort()));
    int port = freePort(loopback);
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + config,
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new Prometheus(
        scraped, process, URI.create("http://127.0.0.1:" + port + "/api/v1/query"), log);
  }

  private static int freePort(InetAddress address) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, address)) {
      return socket.getLocalPort();
    }
  }

  /** Waits until a query has samples. */
  void awaitSamples(String query) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline) && process.isAlive()) {
      try {
        if (!samples(query).isEmpty()) {
          return;
        }
      } catch (ConnectException e) {
        // It has not started yet.
      }
      Thread.sleep(200);
    }
    throw new AssertionError("Prometheus has nothing for " + query + ": " + Files.readString(log));
  }

  /** The samples that a query gives now. */
  JsonNode samples(String query) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(api + "?query=" + URLEncoder.encode(query, UTF_8)))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    if (response.statusCode() == 503) {
      // It listens before it answers.
      throw new ConnectException(response.body());
    }
    JsonNode answer = new ObjectMapper().readTree(response.body());
    if (!answer.path("status").asText().equals("success")) {
      throw new AssertionError(query + ": " + answer);
    }
    return answer.get("data").get("result");
  }

  @Override
  public void close() throws InterruptedException {
    scraped.stop(0);
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
