package nl.aldus.cli.registry;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import nl.aldus.cli.failure.CommandException;
import nl.aldus.cli.network.LoopbackPort;
import nl.aldus.cli.network.PortTakenException;

/**
 * An Apicurio Registry in a process of its own, which speaks the Confluent API. It listens on
 * loopback only, refuses incompatible schemas (BACKWARD_TRANSITIVE), keeps its data in one file and
 * dies with this process, even if that is killed.
 *
 * <p>Starting and closing are for one thread.
 */
public final class EmbeddedRegistry implements AutoCloseable {

  /** System property that names the folder into which the build unpacked the registry. */
  public static final String HOME = "aldus.registry.home";

  private static final String LISTENER = "schema registry";

  /** Header with which the process shows that it is the one that we started. */
  private static final String TOKEN = "Aldus-Start";

  private static final int MOST_TRIES = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration REQUEST = Duration.ofSeconds(10);

  private final Process process;
  private final URI url;

  private EmbeddedRegistry(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /**
   * Starts a registry and returns when it takes requests.
   *
   * @param directory where the data and the registry's log are kept; made if it is not there
   * @param port port to listen on, or 0 for any that is free
   * @throws PortTakenException if another program listens on the port
   * @throws CommandException if the directory cannot be used or the registry does not come up
   * @throws InterruptedException if interrupted while waiting; no process is left behind
   */
  public static EmbeddedRegistry start(Path directory, int port) throws InterruptedException {
    if (port != 0 && !LoopbackPort.isFree(port)) {
      // It would find out for itself, but only after seconds.
      throw new PortTakenException(port, LISTENER, null);
    }
    int tries = 0;
    while (true) {
      tries++;
      try {
        return startOn(directory, port == 0 ? LoopbackPort.free() : port);
      } catch (PortTakenException e) {
        if (port != 0 || tries == MOST_TRIES) {
          throw e;
        }
      }
    }
  }

  /** Starts on a port that was free a moment ago; the registry itself finds out if it is now. */
  static EmbeddedRegistry startOn(Path directory, int port) throws InterruptedException {
    Path runner = runner();
    Path data = directory.toAbsolutePath().normalize();
    Path log = data.resolve("registry.log");
    String token = UUID.randomUUID().toString();
    Process process;
    try {
      Files.createDirectories(data);
      process = launch(runner, data, port, token, log);
    } catch (IOException e) {
      throw new CommandException(
          "The schema registry cannot be started in "
              + data
              + " ("
              + e.getMessage()
              + "); choose another directory with --data-dir.",
          e);
    }
    EmbeddedRegistry registry =
        new EmbeddedRegistry(
            process, URI.create("http://%s:%d/apis/ccompat/v7".formatted(LoopbackPort.HOST, port)));
    boolean ready = false;
    try {
      registry.awaitReady(token, log);
      ready = true;
      return registry;
    } finally {
      if (!ready) {
        registry.close();
      }
    }
  }

  /** Where clients connect to: the base address of the Confluent API. */
  public String url() {
    return url.toString();
  }

  /** True as long as the registry's process runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Stops the registry. Closing twice is fine. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (process.waitFor(5, TimeUnit.SECONDS)) {
        return;
      }
    } catch (IOException e) {
      // Gone already.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }

  private void awaitReady(String token, Path log) throws InterruptedException {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    HttpRequest present = HttpRequest.newBuilder(config()).timeout(REQUEST).build();
    HttpRequest compatibility =
        HttpRequest.newBuilder(config())
            .timeout(REQUEST)
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .PUT(BodyPublishers.ofString("{\"compatibility\": \"BACKWARD_TRANSITIVE\"}"))
            .build();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      try {
        // Another program may have taken the port meanwhile: nothing is written before it is sure
        // that our own process answers, which then keeps the port for as long as it lives.
        if (isOurs(client.send(present, BodyHandlers.discarding()), token)
            && isOurs(client.send(compatibility, BodyHandlers.discarding()), token)) {
          return;
        }
      } catch (IOException notYet) {
        // Nothing listens yet.
      }
      Thread.sleep(50);
    }
    if (process.isAlive()) {
      throw new CommandException(
          "The schema registry was not ready after "
              + PATIENCE.toSeconds()
              + " seconds; its log is "
              + log
              + ".");
    }
    if (!LoopbackPort.isFree(url.getPort())) {
      throw new PortTakenException(url.getPort(), LISTENER, null);
    }
    throw new CommandException(
        "The schema registry stopped while it started; its log is " + log + ".");
  }

  private URI config() {
    return URI.create(url + "/config");
  }

  private static boolean isOurs(HttpResponse<?> response, String token) {
    return response.statusCode() == 200
        && response.headers().firstValue(TOKEN).filter(token::equals).isPresent();
  }

  private static Process launch(Path runner, Path data, int port, String token, Path log)
      throws IOException {
    String mainClass;
    try (JarFile jar = new JarFile(runner.toFile())) {
      mainClass = jar.getManifest().getMainAttributes().getValue("Main-Class");
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Dquarkus.http.host=" + LoopbackPort.HOST,
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.http.header." + TOKEN + ".value=" + token,
                "-Dquarkus.banner.enabled=false",
                "-Dquarkus.datasource.jdbc.initial-size=1",
                "-Dquarkus.datasource.jdbc.min-size=1",
                "-Dquarkus.datasource.jdbc.max-size=10",
                // Relative to the working directory, so that no path can break the address.
                "-DREGISTRY_DATASOURCE_URL=jdbc:h2:file:./registry",
                "-cp",
                runner + File.pathSeparator + ownClasses(),
                RegistryMain.class.getName(),
                mainClass));
    // Settings for other registries on this machine are not meant for this one.
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("REGISTRY_"));
    return builder
        .directory(data.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static Path ownClasses() {
    try {
      return Path.of(
          RegistryMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path runner() {
    String home = System.getProperty(HOME);
    if (home == null || !Files.isDirectory(Path.of(home))) {
      throw new CommandException(
          "The schema registry is not unpacked"
              + (home == null ? "" : " in " + home)
              + "; build Aldus with 'mvn -DskipTests package' and start it with ./aldus.");
    }
    try (Stream<Path> files = Files.list(Path.of(home))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-runner.jar"))
          .findFirst()
          .orElseThrow(
              () ->
                  new CommandException(
                      "There is no schema registry in "
                          + home
                          + "; build Aldus again with 'mvn -DskipTests clean package'."));
    } catch (IOException e) {
      throw new CommandException("The schema registry in " + home + " cannot be read.", e);
    }
  }
}
