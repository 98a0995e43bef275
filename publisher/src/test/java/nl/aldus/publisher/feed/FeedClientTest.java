package nl.aldus.publisher.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FeedClientTest {

  private static final byte[] FEED =
      ("<rss version=\"2.0\"><channel><title>T</title><item><description>Tekst</description></item>"
              + "</channel></rss>")
          .getBytes(StandardCharsets.UTF_8);

  private final List<String> asked = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;
  private String address;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    address = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext("/feed", this::feed);
    server.createContext("/large", exchange -> send(exchange, 200, large()));
    server.createContext("/gone", exchange -> send(exchange, 410, new byte[0]));
    server.createContext("/busy", exchange -> send(exchange, 503, new byte[0]));
    server.createContext("/bomb", FeedClientTest::bomb);
    server.createContext("/stalls", this::stall);
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", address + "/feed");
          send(exchange, 301, new byte[0]);
        });
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
  }

  @Test
  void asksOnlyForWhatHasChanged() throws Exception {
    FeedClient client = new FeedClient();

    assertThat(client.read(address + "/feed")).isPresent();
    assertThat(client.read(address + "/feed")).isEmpty();
    assertThat(asked).containsExactly("null", "\"v1\"");
  }

  @Test
  void followsRedirects() throws Exception {
    assertThat(new FeedClient().read(address + "/moved")).isPresent();
  }

  @Test
  void saysWhatIsWrong() {
    FeedClient client = new FeedClient();

    assertThatThrownBy(() -> client.read(address + "/gone"))
        .isInstanceOf(FeedException.class)
        .hasMessage(address + "/gone answers with status 410; is the address right?");
    assertThatThrownBy(() -> client.read(address + "/busy"))
        .isInstanceOf(FeedException.class)
        .hasMessage(address + "/busy answers with status 503, which may pass");
    assertThatThrownBy(() -> client.read(address + "/large"))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("larger than 10 MB");
    assertThatThrownBy(() -> client.read("http://127.0.0.1:1/feed"))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("refused");
    assertThatThrownBy(() -> client.read("no-such-file.xml"))
        .isInstanceOf(FeedException.class)
        .hasMessage("no-such-file.xml cannot be read: there is no such file");
    assertThatThrownBy(() -> client.read("http://bad url/")).isInstanceOf(FeedException.class);
  }

  @Test
  @Timeout(30)
  void givesUpOnServerThatStallsInTheMiddle() {
    FeedClient client = new FeedClient(Clock.systemUTC(), Duration.ofSeconds(1));

    assertThatThrownBy(() -> client.read(address + "/stalls"))
        .isInstanceOf(FeedException.class)
        .hasMessage(address + "/stalls did not send all within 1 s");
  }

  @Test
  void givesUpOnFeedThatUnpacksToMoreThanTheLimit() {
    FeedClient client = new FeedClient();

    assertThatThrownBy(() -> client.read(address + "/bomb"))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("larger than 10 MB");
  }

  /** Headers and half of the body, and then nothing until the test is over. */
  private void stall(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, FEED.length);
    exchange.getResponseBody().write(FEED, 0, FEED.length / 2);
    exchange.getResponseBody().flush();
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void bomb(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Encoding", "gzip");
    send(exchange, 200, zipped(large()));
  }

  private void feed(HttpExchange exchange) throws IOException {
    String etag = exchange.getRequestHeaders().getFirst("If-None-Match");
    asked.add(String.valueOf(etag));
    if ("\"v1\"".equals(etag)) {
      send(exchange, 304, new byte[0]);
      return;
    }
    exchange.getResponseHeaders().add("ETag", "\"v1\"");
    exchange.getResponseHeaders().add("Content-Encoding", "gzip");
    exchange.getResponseHeaders().add("Content-Type", "application/rss+xml; charset=utf-8");
    send(exchange, 200, zipped(FEED));
  }

  private static byte[] zipped(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }

  private static byte[] large() {
    byte[] bytes = new byte[FeedClient.LARGEST_FEED_BYTES + 10];
    Arrays.fill(bytes, (byte) ' ');
    return bytes;
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
