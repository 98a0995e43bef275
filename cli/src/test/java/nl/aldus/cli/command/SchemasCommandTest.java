package nl.aldus.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import nl.aldus.cli.Invocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a registry that says what a test wants. */
class SchemasCommandTest {

  private HttpServer registry;

  @BeforeEach
  void start() throws IOException {
    registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    registry.start();
  }

  @AfterEach
  void stop() {
    registry.stop(0);
  }

  @Test
  void keepsTerminalSafeFromObjectionsOfTheRegistry() {
    answer("/subjects", "[\"quotes-value\"]");
    answer(
        "/compatibility",
        "{\"is_compatible\": false, \"messages\": [\"field\\u001b[2J\\nis gone\"]}");

    Invocation check =
        Invocation.of(
            "schemas",
            "check",
            "--schema-registry-url",
            "http://127.0.0.1:" + registry.getAddress().getPort());

    assertThat(check.status()).isEqualTo(1);
    assertThat(check.out().lines())
        .containsSubsequence("quotes-value: not compatible", "  field\uFFFD[2J is gone");
  }

  private void answer(String path, String json) {
    registry.createContext(
        path,
        exchange -> {
          byte[] body = json.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
