package nl.aldus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Commands in processes of their own that are told to end. By SIGTERM, which takes the way of
 * Ctrl-C but cannot be switched off by whatever started the build.
 */
@Timeout(120)
class InterruptionIT {

  private static final Path ROOT = Path.of(System.getProperty("aldus.root")).toAbsolutePath();

  /** What a shell sees of a process that SIGTERM has ended. */
  private static final int TERMINATED = 143;

  @TempDir Path directory;

  private Process process;

  /** The launcher's first run makes its archive, which is not what is tested here. */
  @BeforeAll
  static void rehearse(@TempDir Path anywhere) throws Exception {
    assertThat(start(anywhere, "--version").waitFor()).isZero();
  }

  @AfterEach
  void stop() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Test
  void endsAtOnceWhileItWaitsForInput() throws Exception {
    process = start("extract", "--format", "jsonl");
    process
        .getOutputStream()
        .write(
            "{\"id\": \"a\", \"text\": \"De brug is dicht.\"}\n".getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).as("result before the end of input").startsWith("{\"article\":");

      assertEndsQuietly(5);
    }
  }

  @Test
  void endsAtOnceInTheMiddleOfLongArticle() throws Exception {
    Path text = directory.resolve("lang.txt");
    Files.writeString(text, "„De brug is dicht”, zegt wethouder Marleen Kok. ".repeat(150_000));
    process = start("extract", text.toString());
    Thread.sleep(3000);

    assertThat(process.isAlive()).as("still at work").isTrue();
    assertEndsQuietly(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 700, 1100, 1600, 2500})
  void endsQuietlyWhileBrokerAndRegistryStart(int millis) throws Exception {
    process =
        start(
            "demo",
            "--broker-port",
            "0",
            "--registry-port",
            "0",
            "--web-port",
            "0",
            "--data-dir",
            directory.resolve("data").toString());
    Thread.sleep(millis);

    assertEndsQuietly(30);
  }

  private void assertEndsQuietly(int seconds) throws Exception {
    List<ProcessHandle> children = process.descendants().toList();

    // The handle's, because the process's own would close its streams as well.
    process.toHandle().destroy();

    assertThat(process.waitFor(seconds, TimeUnit.SECONDS)).as("ended in time").isTrue();
    assertThat(process.exitValue()).isEqualTo(TERMINATED);
    assertThat(Files.readString(directory.resolve("err.txt"))).isEmpty();
    for (ProcessHandle child : children) {
      child.onExit().get(10, TimeUnit.SECONDS);
    }
  }

  private Process start(String... arguments) throws IOException {
    return start(directory, arguments);
  }

  private static Process start(Path directory, String... arguments) throws IOException {
    String[] command =
        Stream.concat(Stream.of(ROOT.resolve("aldus").toString()), Stream.of(arguments))
            .toArray(String[]::new);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(directory.resolve("err.txt").toFile());
    builder.environment().keySet().removeIf(name -> name.matches("(ALDUS|KAFKA|SCHEMA)_.*"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // This test is part of a build; another one in the same folders would spoil it.
    builder.environment().put("ALDUS_BUILD", "never");
    return builder.start();
  }
}
