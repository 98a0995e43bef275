package nl.aldus.enricher.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebServerTest {

  private static final String TOKEN = "een-heel-lang-geheim";
  private static final String LONG_TEXT = "aldus_articles_total 1\n".repeat(1000);

  private WebServer server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
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
  void answersProbesBesideManySlowReaders() throws Exception {
    start(WebAddress.loopback(0));
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      slow.add(begin("GET /secret HTTP/1.1\r\nHost: loc"));
    }

    Instant before = Instant.now();
    assertThat(get("health/live").statusCode()).isEqualTo(200);
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));

    for (Socket socket : slow) {
      socket.close();
    }
  }

  @Test
  void writesAnIpv6AddressInBrackets() {
    assertThat(new WebAddress("::1", 8090, Optional.empty()).inUrl()).isEqualTo("[::1]");
  }

  @Test
  void answersToTheHostThatItIsBoundTo() throws Exception {
    start(new WebAddress("127.1", 0, Optional.empty()));

    assertThat(statusFor("127.1")).contains(" 200 ");
    assertThat(statusFor("127.2")).contains(" 421 ");
  }

  @Test
  void cutsOffReadersThatNeverFinishTheirRequest() throws Exception {
    start(WebAddress.loopback(0), Duration.ofMillis(300));
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      slow.add(begin("GET /secret HTTP/1.1\r\nHost: loc"));
    }

    assertThat(get("secret").statusCode()).isEqualTo(200);
    for (Socket socket : slow) {
      socket.setSoTimeout(10_000);
      assertThat(endsWithoutAnswer(socket)).isTrue();
      socket.close();
    }
  }

  @Test
  void cutsOffReadersThatNeverTakeTheAnswer() throws Exception {
    start(WebAddress.loopback(0), Duration.ofMillis(300));
    List<Socket> stalled = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      stalled.add(begin("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    }

    assertThat(get("secret").statusCode()).isEqualTo(200);
    for (Socket socket : stalled) {
      socket.close();
    }
  }

  @Test
  void boundsConnections() throws Exception {
    start(WebAddress.loopback(0));
    List<Socket> silent = new ArrayList<>();
    int cutOff = 0;
    for (int i = 0; i < 300; i++) {
      silent.add(begin(""));
    }
    for (Socket socket : silent) {
      socket.setSoTimeout(5);
      cutOff += endsWithoutAnswer(socket) ? 1 : 0;
    }
    assertThat(cutOff).isGreaterThanOrEqualTo(44);

    for (Socket socket : silent) {
      socket.close();
    }
    assertThat(get("secret").statusCode()).isEqualTo(200);
  }

  @Test
  void compressesLongAnswersForWhoAsks() throws Exception {
    start(WebAddress.loopback(0));

    HttpResponse<byte[]> compressed = getCompressed("long");

    assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(compressed.headers().firstValue("Vary")).hasValue("Accept-Encoding");
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(LONG_TEXT);
    }
    assertThat(compressed.body().length).isLessThan(LONG_TEXT.length());
    assertThat(get("long").headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(get("long").body()).isEqualTo(LONG_TEXT);
    assertThat(getCompressed("secret").headers().firstValue("Content-Encoding"))
        .as("a short answer")
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip | true",
        "deflate, gzip;q=1.0, *;q=0.5 | true",
        "GZIP ; q=0.1 | true",
        "x-gzip | true",
        "gzip;q=0 | false",
        "br, gzip;q=0.000 | false",
        "identity | false",
        "gzipped | false",
        "'' | false",
      })
  void readsWhatIsAccepted(String header, boolean accepted) {
    assertThat(Gzip.isAccepted(header)).isEqualTo(accepted);
  }

  @Test
  void saysThatAPortIsTaken() {
    start(WebAddress.loopback(0));
    int port = port();

    assertThatThrownBy(() -> WebServer.start(WebAddress.loopback(port), Map.of()))
        .isInstanceOf(WebException.class)
        .hasMessageContaining("127.0.0.1:" + port)
        .hasMessageContaining("web.port");
  }

  private void start(WebAddress address) {
    start(address, Duration.ofSeconds(10));
  }

  private void start(WebAddress address, Duration patience) {
    Map<String, HttpHandler> handlers = new HashMap<>();
    handlers.put("/health/live", WebServerTest::small);
    handlers.put("/secret", WebServerTest::small);
    handlers.put(
        "/long",
        exchange ->
            Reply.send(exchange, 200, "text/plain", LONG_TEXT.getBytes(StandardCharsets.UTF_8)));
    handlers.put(
        "/large", exchange -> Reply.send(exchange, 200, "text/plain", new byte[50_000_000]));
    handlers.put(
        "/fails",
        exchange -> {
          throw new IllegalStateException("broken on purpose");
        });
    server = WebServer.start(address, handlers, patience);
  }

  private static void small(HttpExchange exchange) throws IOException {
    Reply.send(exchange, 200, "text/plain", "x".getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> get(String path, String... authorization)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path));
    for (String value : authorization) {
      request.header("Authorization", value);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<byte[]> getCompressed(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Accept-Encoding", "gzip")
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
  }

  private Socket begin(String request) throws IOException {
    Socket socket = new Socket("127.0.0.1", port());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static boolean endsWithoutAnswer(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() == -1;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true; // Cut off while the request was on its way.
    }
  }

  /** From the text, because not every host that works is one to {@link URI}. */
  private int port() {
    return Integer.parseInt(server.url().replaceAll("^.*:|/$", ""));
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /** The JDK's client does not let a test choose the host header; a socket does. */
  private String statusFor(String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("GET /health/live HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().orElse("");
    }
  }
}
