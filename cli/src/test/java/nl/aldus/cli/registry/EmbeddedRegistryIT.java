package nl.aldus.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import nl.aldus.cli.failure.CommandException;
import nl.aldus.cli.network.LoopbackPort;
import nl.aldus.cli.network.PortTakenException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRegistryIT {

  private static final String REQUIRED_A =
      "{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"R\\\",\\\"fields\\\":"
          + "[{\\\"name\\\":\\\"a\\\",\\\"type\\\":\\\"string\\\"}]}";
  private static final String REQUIRED_B = REQUIRED_A.replace("\\\"a\\\"", "\\\"b\\\"");

  @TempDir Path directory;

  @Test
  void keepsSchemasWhenItStartsAgainAndRefusesIncompatibleOnes() throws Exception {
    String id;
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(directory, 0)) {
      HttpResponse<String> response = register(registry, REQUIRED_A);
      assertThat(response.statusCode()).isEqualTo(200);
      id = response.body();
    }

    try (EmbeddedRegistry registry = EmbeddedRegistry.start(directory, 0)) {
      assertThat(register(registry, REQUIRED_A).body()).isEqualTo(id);
      assertThat(register(registry, REQUIRED_B).statusCode()).isEqualTo(409);
    }
  }

  @Test
  void refusesPortThatIsTaken() throws Exception {
    try (ServerSocket other = new ServerSocket()) {
      other.bind(new InetSocketAddress(LoopbackPort.HOST, 0));
      assertThatThrownBy(() -> EmbeddedRegistry.start(directory, other.getLocalPort()))
          .isInstanceOf(CommandException.class)
          .hasMessageContaining("Port " + other.getLocalPort() + " for the schema registry");
    }
  }

  /** The stranger comes after we looked whether the port is free, and answers all with 200. */
  @Test
  void leavesStrangerAloneThatTookThePortMeanwhile() throws Exception {
    List<String> methods = new CopyOnWriteArrayList<>();
    HttpServer stranger = HttpServer.create(new InetSocketAddress(LoopbackPort.HOST, 0), 0);
    stranger.createContext(
        "/",
        exchange -> {
          methods.add(exchange.getRequestMethod());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    stranger.start();
    int port = stranger.getAddress().getPort();
    try {
      assertThatThrownBy(() -> EmbeddedRegistry.startOn(directory, port))
          .isInstanceOf(PortTakenException.class)
          .hasMessageContaining("Port " + port + " for the schema registry is taken");
      assertThat(methods).isNotEmpty().containsOnly("GET");
    } finally {
      stranger.stop(0);
    }
  }

  @Test
  void diesWithParentThatIsKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + EmbeddedRegistry.HOME + "=" + System.getProperty(EmbeddedRegistry.HOME),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                directory + File.separator + "registry")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
      int port = URI.create(out.readLine()).getPort();
      List<ProcessHandle> children = parent.children().toList();
      assertThat(children).hasSize(1);
      assertThat(LoopbackPort.isFree(port)).isFalse();

      parent.destroyForcibly().waitFor();

      children.get(0).onExit().get(10, TimeUnit.SECONDS);
      assertThat(LoopbackPort.isFree(port)).isTrue();
    } finally {
      parent.destroyForcibly();
    }
  }

  /** A process that starts a registry, says where and waits to be killed. */
  static final class Parent {

    private Parent() {}

    public static void main(String[] arguments) throws Exception {
      EmbeddedRegistry registry = EmbeddedRegistry.start(Path.of(arguments[0]), 0);
      System.out.println(registry.url());
      Thread.sleep(60_000);
    }
  }

  private static HttpResponse<String> register(EmbeddedRegistry registry, String schema)
      throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(registry.url() + "/subjects/r-value/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(BodyPublishers.ofString("{\"schema\": \"" + schema + "\"}"))
                .build(),
            BodyHandlers.ofString());
  }
}
