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
import nl.aldus.cli.terminal.Terminal;
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
    Path out = directory.resolve("out.txt");
    Path err = directory.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", script)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    // A new user has none of these set.
    builder.environment().keySet().removeIf(name -> name.matches("(ALDUS|KAFKA|SCHEMA)_.*"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // This test is part of a build; another one in the same folders would spoil it.
    builder.environment().put("ALDUS_BUILD", "never");

    int status = run(builder);

    Files.delete(launcher);
    assertThat(status).as(Files.readString(err)).isZero();
    assertThat(Files.readString(out)).isNotBlank();
    if (script.contains("./aldus demo")) {
      assertThat(Files.readString(out)).containsPattern(ATTRIBUTED);
    }
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
