package nl.aldus.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.aldus.cli.Invocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusCommandTest {

  @TempDir Path folder;

  @BeforeEach
  void writeArticleWithTwoTypes() throws IOException {
    Files.writeString(
        folder.resolve("a.xml"),
        "<article id=\"a\" date=\"2023-11-14\">\n"
            + "<p>De <misc>Polen</misc> in <loc>Polen</loc> spelen Bingo.</p>\n</article>\n");
  }

  @Test
  void onlyMentionsWhatToLookAt() {
    Invocation check = Invocation.of("corpus", "check", folder.toString());

    assertThat(check.status()).isZero();
    assertThat(check.out())
        .isEqualTo(
            "To look at:\n  "
                + folder.resolve("a.xml")
                + ":2: 'Polen' has several types: [LOCATION, MISC]\n");
    assertThat(check.err()).isEqualTo("1 article, no faults; 1 to look at.\n");
  }

  @Test
  void looksAtCapitalsWhenAsked() {
    assertThat(Invocation.of("corpus", "check", "--capitals", folder.toString()).out())
        .contains("'Bingo' is no entity");
  }

  @Test
  void failsForFaults() throws IOException {
    Files.writeString(
        folder.resolve("b.xml"), "<article id=\"c\">\n<p>Een <b>twee</b></p>\n</article>\n");

    Invocation check = Invocation.of("corpus", "check", folder.toString());

    assertThat(check.status()).isEqualTo(1);
    assertThat(check.out())
        .contains("b.xml:1: the id", "b.xml:1: date", "b.xml:2: unknown element");
    assertThat(check.err()).isEqualTo("aldus: 3 faults in 2 articles.\n");
  }

  @Test
  void saysThatNothingIsThere() {
    Invocation check = Invocation.of("corpus", "check", folder.resolve("weg").toString());

    assertThat(check.status()).isEqualTo(1);
    assertThat(check.errLines()).hasSize(1);
    assertThat(check.err()).contains("weg is neither a file nor a folder");
  }
}
