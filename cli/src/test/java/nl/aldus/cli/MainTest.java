package nl.aldus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.aldus.cli.terminal.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @Test
  void saysWhatItIsAndHowToBegin() {
    Invocation help = Invocation.of("--help");

    assertThat(help.status()).isZero();
    assertThat(help.out())
        .contains("aldus demo", "aldus extract FILE", "Exit status", "130   Ctrl-C ended it.");
    assertThat(help.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "extract",
        "dev",
        "run",
        "publish",
        "consume",
        "topics create",
        "schemas register",
        "knowledge publish",
        "corpus check"
      })
  void showsExamplesInHelpOfEveryCommand(String command) {
    String[] words = (command + " --help").split(" ", -1);

    Invocation help = Invocation.of(words);

    assertThat(help.status()).isZero();
    assertThat(help.out()).contains("Example", "  aldus " + command);
  }

  /** Of 0 columns is a terminal without a window. */
  @ParameterizedTest
  @ValueSource(strings = {"0", "40"})
  void worksInNarrowTerminal(String columns) {
    System.setProperty(Terminal.COLUMNS, columns);
    try {
      assertThat(new Main(Terminal.ofProcess(Map.of())).run("nonsense")).isEqualTo(2);
    } finally {
      System.clearProperty(Terminal.COLUMNS);
    }
  }

  @Test
  void tellsItsVersion() {
    assertThat(Invocation.of("--version").out()).matches("aldus \\d+\\.\\d+\\.\\d+\\S*\\R");
  }

  @Test
  void writesCompletionScript() {
    Invocation completion = Invocation.of("generate-completion");

    assertThat(completion.status()).isZero();
    assertThat(completion.out()).contains("_complete_aldus", "consume", "\"ORGANIZATION\"");
  }

  @Test
  void answersWrongCommandLineInOneLineWithStatusTwo() {
    for (String[] wrong :
        List.of(
            new String[] {},
            new String[] {"extrct"},
            new String[] {"extract", "--formt", "json"},
            new String[] {"extract", "--format", "xml"},
            new String[] {"extract", "--max-size", "0MB"},
            new String[] {"extract", "--encoding", "klingon"},
            new String[] {"topics"},
            new String[] {"knowledge"},
            new String[] {"knowledge", "publish"},
            new String[] {"corpus"},
            new String[] {"corpus", "check"},
            new String[] {"topics", "create", "--partitions", "0"},
            new String[] {"consume"},
            new String[] {"consume", "quots"},
            new String[] {"consume", "sentences", "--speaker", "Rutte"},
            new String[] {"consume", "quotes", "--type", "PERSON"},
            new String[] {"consume", "quotes", "--max", "0"},
            new String[] {"publish", "--every", "5m", "nieuws.txt"},
            new String[] {"publish", "--every", "vaak", "https://example.org/rss.xml"},
            new String[] {"dev", "--broker-port", "70000"})) {
      Invocation invocation = Invocation.of(wrong);

      assertThat(invocation.status()).as(invocation.err()).isEqualTo(2);
      assertThat(invocation.errLines()).hasSize(1);
      assertThat(invocation.err()).startsWith("aldus: ").contains("--help'.");
      assertThat(invocation.out()).isEmpty();
    }
  }

  @Test
  void saysWhatIsWrongWithRegisterOfNames(@TempDir Path folder) throws IOException {
    Path latin = Files.write(folder.resolve("kennis.tsv"), new byte[] {'A', (byte) 0xE9, '\n'});

    Invocation binary = Invocation.of("extract", "--knowledge", latin.toString());
    assertThat(binary.status()).isEqualTo(1);
    assertThat(binary.err())
        .isEqualTo(
            "aldus: The register " + latin + " cannot be read: it is not written in UTF-8.\n");
    assertThat(Invocation.of("extract", "--knowledge", "nergens").err())
        .isEqualTo("aldus: The register nergens cannot be read: there is no such file.\n");
  }

  @Test
  void saysWhatAnEncodingIs() {
    assertThat(Invocation.of("extract", "--encoding", "klingon").err())
        .contains("'klingon' is no encoding that Java knows; write UTF-8")
        .doesNotContain("Exception");
  }

  @Test
  void suggestsWhatWasPerhapsMeant() {
    assertThat(Invocation.of("extract", "--explian").err()).contains("--explain");
  }

  @Test
  void staysQuietWhenTheReaderHasEnough() {
    Failing failing = new Failing("Broken pipe");

    assertThat(failing.run()).isZero();
    assertThat(failing.err()).isEmpty();
  }

  @Test
  void saysThatTheDiskIsFull() {
    Failing failing = new Failing("No space left on device");

    assertThat(failing.run()).isEqualTo(1);
    assertThat(failing.err())
        .isEqualTo("aldus: Standard output cannot be written: No space left on device.\n");
  }

  @Test
  void quotesNothingThatDrivesTheTerminal() {
    assertThat(Invocation.of("extract", "nergens\u001b[2J.txt").err())
        .isEqualTo("aldus: nergens\uFFFD[2J.txt does not exist.\n");
  }

  @Test
  void saysThatThereIsNotEnoughMemory() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            throw new OutOfMemoryError("Java heap space");
          }
        };

    int status =
        new Main(Terminal.ofStreams(endless, OutputStream.nullOutputStream(), err)).run("extract");

    assertThat(status).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "aldus: There is not enough memory for this; give Java more, such as"
                + " ALDUS_JAVA_OPTS=-Xmx4g, or less to do at once.\n");
  }

  @Test
  void usesColourOnlyWhenAskedWhereItIsNoTerminal() {
    String text = "De brug is dicht.";

    assertThat(Invocation.withInput(text, "extract").out()).doesNotContain("\u001b");
    assertThat(Invocation.withInput(text, "extract", "--color", "always").out())
        .contains("\u001b[");
  }

  /** Standard output that takes nothing. */
  private static final class Failing {

    private final String reason;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    Failing(String reason) {
      this.reason = reason;
    }

    int run() {
      OutputStream out =
          new OutputStream() {
            @Override
            public void write(int b) throws IOException {
              throw new IOException(reason);
            }
          };
      byte[] input = "De brug is dicht.".getBytes(StandardCharsets.UTF_8);
      return new Main(Terminal.ofStreams(new ByteArrayInputStream(input), out, err))
          .run("extract", "--format", "jsonl");
    }

    String err() {
      return err.toString(StandardCharsets.UTF_8);
    }
  }
}
