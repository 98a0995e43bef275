package nl.aldus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.aldus.cli.data.DataDirectory;
import nl.aldus.cli.terminal.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** README's commands do what it says, through the launcher that a reader uses. */
class ReadmeIT {

  private static final Path ROOT = Path.of(System.getProperty("aldus.root")).toAbsolutePath();
  private static final String MARK = "<!-- tested -->\n";
  private static final Pattern BLOCK =
      Pattern.compile("(?<mark>" + MARK + ")?```sh\n(?<script>.*?)```", Pattern.DOTALL);
  private static final Pattern INLINE = Pattern.compile("`(?<command>\\./aldus [^`]+)`");
  private static final Pattern COMMENT = Pattern.compile("\\s+#.*$");
  private static final Pattern ATTRIBUTED =
      Pattern.compile("^“.+”\\R {4}— \\p{Lu}\\p{L}+ .* · direct 0\\.\\d\\d$", Pattern.MULTILINE);
  private static final long PATIENCE_SECONDS = 180;

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("testedScripts")
  void runs(String script) throws Exception {
    Path launcher = Files.createSymbolicLink(directory.resolve("aldus"), ROOT.resolve("aldus"));

    String out = run(script);

    Files.delete(launcher);
    assertThat(out).isNotBlank();
    if (script.contains("./aldus demo")) {
      assertThat(out).containsPattern(ATTRIBUTED);
    }
  }

  /** Others than the builder have no part in his local repository. */
  @Test
  void isBuiltWithAllThatItNeedsBesideIt() throws IOException {
    Path target = ROOT.resolve("cli/target");

    assertThat(Files.readString(target.resolve("dependencies.classpath")).split(":", -1))
        .hasSizeGreaterThan(10)
        .allSatisfy(jar -> assertThat(jar).startsWith("lib/"))
        .allSatisfy(jar -> assertThat(target.resolve(jar)).isRegularFile());
  }

  /** The commands for a second terminal, with the demo in the first. */
  @Test
  void publishesAndConsumesBesideTheDemo() throws Exception {
    Path launcher = Files.createSymbolicLink(directory.resolve("aldus"), ROOT.resolve("aldus"));
    String kok = "\"Dit is goed nieuws\", zegt directeur Els Kok van vervoerder Noorderlijn.";
    Files.writeString(directory.resolve("artikel.txt"), kok);
    Files.createDirectory(directory.resolve("nieuws"));
    Files.writeString(directory.resolve("nieuws/brug.txt"), "De brug is dicht.");
    Files.writeString(
        directory.resolve("artikelen.jsonl"),
        "{\"id\": \"sluis\", \"text\": \"De sluis is open.\"}\n");
    Files.writeString(
        directory.resolve("rss.xml"),
        "<rss version=\"2.0\"><channel><title>Bode</title><item><guid>bode:1</guid>"
            + "<description>De poort is open.</description></item></channel></rss>");
    Process demo =
        bash("exec ./aldus demo --broker-port 0 --registry-port 0 --web-port 0", "demo").start();
    try {
      while (DataDirectory.running(directory.resolve(".aldus")).isEmpty()) {
        assertThat(demo.isAlive()).as(Files.readString(directory.resolve("demo.err"))).isTrue();
        Thread.sleep(100);
      }

      String out = run(ending(script("./aldus publish artikel.txt")));
      run(script("./aldus knowledge publish"));

      assertThat(out)
          .contains("— Els Kok")
          .contains("\"type\":\"ORGANIZATION\"")
          .contains("aldus-enricher  articles");
      assertThat(Files.readString(directory.resolve("script.err")))
          .isEqualTo("Published 1 alias.\n");
    } finally {
      demo.toHandle().destroy();
      demo.waitFor();
      Files.delete(launcher);
    }
  }

  /** The commands, as they are but for those that go on until Ctrl-C or need a network. */
  private static String ending(String script) {
    return script
        .replace("https://example.org/rss.xml --every 5m", "rss.xml")
        .replace("./aldus consume", "./aldus consume --max 1")
        .replace("ORGANIZATION", "ORGANIZATION --from-beginning")
        .replace("./aldus lag --watch", "./aldus lag");
  }

  private static String script(String beginning) throws IOException {
    return BLOCK
        .matcher(readme())
        .results()
        .map(block -> block.group(2))
        .filter(script -> script.contains(beginning))
        .findFirst()
        .orElseThrow();
  }

  /** Runs a script to its end and returns what it writes. */
  private String run(String script) throws IOException, InterruptedException {
    int status = run(bash(script, "script"));

    assertThat(status).as(Files.readString(directory.resolve("script.err"))).isZero();
    return Files.readString(directory.resolve("script.out"));
  }

  private ProcessBuilder bash(String script, String name) {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", script)
            .directory(directory.toFile())
            .redirectOutput(directory.resolve(name + ".out").toFile())
            .redirectError(directory.resolve(name + ".err").toFile());
    // A new user has none of these set.
    builder
        .environment()
        .keySet()
        .removeIf(variable -> variable.matches("(ALDUS|KAFKA|SCHEMA)_.*"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // This test is part of a build; another one in the same folders would spoil it.
    builder.environment().put("ALDUS_BUILD", "never");
    return builder;
  }

  @ParameterizedTest
  @MethodSource("otherCommands")
  void namesCommandsAndOptionsThatExist(String command) {
    String[] arguments = command.substring("./aldus ".length()).strip().split("\\s+", -1);
    Terminal terminal =
        Terminal.ofStreams(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream());

    assertThatCode(() -> new Main(terminal).commandLine().parseArgs(arguments))
        .as(command)
        .doesNotThrowAnyException();
  }

  static List<String> testedScripts() throws IOException {
    return BLOCK
        .matcher(readme())
        .results()
        .filter(block -> block.group(1) != null)
        .map(block -> block.group(2))
        .toList();
  }

  /** Commands that need what a test has not, such as a cluster: they are only parsed. */
  static Stream<String> otherCommands() throws IOException {
    String readme = readme();
    Stream<String> inScripts =
        BLOCK
            .matcher(readme)
            .results()
            .filter(block -> block.group(1) == null)
            .flatMap(block -> block.group(2).lines())
            .filter(line -> line.startsWith("./aldus "))
            .map(line -> COMMENT.matcher(line).replaceFirst(""));
    Stream<String> inText = INLINE.matcher(readme).results().map(ReadmeIT::command);
    return Stream.concat(inScripts, inText).distinct();
  }

  private static String command(MatchResult inline) {
    return inline.group(1).replace('\n', ' ');
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }

  private static int run(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.redirectInput(ProcessBuilder.Redirect.PIPE).start();
    process.getOutputStream().close();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("ended in time").isTrue();
      return process.exitValue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }
}
