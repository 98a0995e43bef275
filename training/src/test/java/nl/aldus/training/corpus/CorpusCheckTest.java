package nl.aldus.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusCheckTest {

  @TempDir Path folder;

  @Test
  void findsNoFaultInTheOwnCorpus() {
    Path corpus = Path.of(System.getProperty("aldus.root"), "corpus", "articles");

    CorpusCheck check = CorpusCheck.of(corpus, false);

    assertThat(check.articles()).isGreaterThanOrEqualTo(400);
    assertThat(check.faults()).isEmpty();
  }

  @Test
  void tellsEveryFaultOfEveryFile() throws IOException {
    write(
        "a.xml",
        """
        <article id="b" date="14-11-2023" layout="wide" author="x">
        <title>Kop</title>
        <p>De <b>brug</b> van <org>Stad <loc>Lelystad</loc></org> is <loc> dicht</loc>.</p>
        los
        <p>„<q speaker="Kok">Ja</q>” en „<q type="other" cue="zegt">nee</q>”, <i cue="">dat</i>.</p>
        <p><q type="other"><per>Kok</per> <q type="other">van <per>Dam</per></q></q></p>
        </article>
        """);
    write("b.xml", "<article id=\"b\" date=\"2023-11-14\">\n<p>Een.</q></p>\n</article>\n");
    write("c.xml", "<doc>\n<text>Een.</text>\n</doc>\n");
    write("d.xml", "<article id=\"d\" date=\"2023-11-14\">\n</article>\n");
    write(
        "e.xml",
        "<article id=\"e\" date=\"2023-11-14\"><p><q type=\"direct\"></q></p></article>\n");

    assertThat(lines(CorpusCheck.of(folder, false).faults()))
        .containsExactly(
            "a.xml:1: <article> has no attribute author",
            "a.xml:1: the id must be the file's name, but is b",
            "a.xml:1: date must be YYYY-MM-DD, but is 14-11-2023",
            "a.xml:1: layout must be flat or left out, but is wide",
            "a.xml:3: unknown element <b>",
            "a.xml:3: an entity inside an entity",
            "a.xml:3: white space at the edge of ' dicht', or nothing in it",
            "a.xml:4: text outside of a paragraph: 'los'",
            "a.xml:5: type must be direct, mixed or other, but is null",
            "a.xml:5: what is nobody's has no attribute but its type",
            "a.xml:5: cue is empty",
            "a.xml:5: reported speech needs a speaker and a cue",
            "b.xml:2: not well-formed: The element type \"p\" must be terminated by the matching end-tag \"</p>\".",
            "c.xml:1: the outermost element must be <article>, but is <doc>",
            "d.xml:2: there is no paragraph with text",
            "e.xml:1: white space at the edge of '', or nothing in it",
            "e.xml:1: white space at the edge of '', or nothing in it",
            "e.xml:1: there is no paragraph with text");
  }

  @Test
  void hintsAtWhatContradictsTheText() throws IOException {
    write(
        "a.xml",
        """
        <article id="a" date="2023-11-14">
        <p>👍🏽 „<q type="direct" speaker="Els Kok" mention="Koks" cue="zei">Ja</q>”, zegt <per>Kok</per>.</p>
        <p>Zij denkt <i speaker="Kok" mention="Zij" cue="denkt">dat het kan</i>.</p>
        </article>
        """);

    assertThat(hints(false))
        .containsExactly(
            "a.xml:2: the speaker 'Els Kok' is not in the text",
            "a.xml:2: the mention 'Koks' is not in the text",
            "a.xml:2: the cue 'zei' is not in the text",
            "a.xml:3: reported speech begins with dat or of: …a”, zegt Kok. Zij denkt dat het kan.…");
  }

  @Test
  void hintsAtWhatContradictsItself() throws IOException {
    write(
        "a.xml",
        """
        <article id="a" date="2023-11-14">
        <p>Winst op <loc>Polen</loc>, zei <per>Kok</per> in <loc>Den Haag</loc>.</p>
        <p>De <misc>Polen</misc> zijn voor Kok in Den Haag, niet voor Koks <loc>Haag</loc>.</p>
        </article>
        """);

    assertThat(hints(false))
        .containsExactly(
            "a.xml:2: 'Polen' has several types: [LOCATION, MISC]",
            "a.xml:3: 'Kok' is an entity elsewhere: …aag. De Polen zijn voor Kok in Den Haag, niet voor K…",
            "a.xml:3: 'Den Haag' is an entity elsewhere: …e Polen zijn voor Kok in Den Haag, niet voor Koks Haag.…",
            "a.xml:3: 'Haag' is an entity elsewhere: …len zijn voor Kok in Den Haag, niet voor Koks Haag.…");
  }

  @Test
  void hintsAtMarksAndQuotationsThatDoNotMeet() throws IOException {
    write(
        "a.xml",
        """
        <article id="a" date="2023-11-14">
        <p>Het „plan” is ,,<q type="other">af</q>'', 's avonds ook.</p>
        <p>Zij zei <q type="direct">Ja</q> en ging.</p>
        <p>– <q type="direct">Nee</q>, zei hij, <q type="direct">nooit</q>.</p>
        </article>
        """);

    assertThat(hints(false))
        .containsExactly(
            "a.xml:2: a quotation mark of no <q>: …Het „plan” is ,,af'', 's avond…",
            "a.xml:2: a quotation mark of no <q>: …Het „plan” is ,,af'', 's avonds ook…",
            "a.xml:3: no quotation mark before <q>: …'s avonds ook. Zij zei Ja en ging. – Nee, zei h…",
            "a.xml:3: no quotation mark behind <q>: …s avonds ook. Zij zei Ja en ging. – Nee, zei hij…");
  }

  @Test
  void hintsAtCapitalsWhenAsked() throws IOException {
    write(
        "a.xml",
        """
        <article id="a" date="2023-11-14" layout="flat">
        <h>De brug</h>
        <p>In de stad <loc>Ede</loc> is het Kroondomein 's Avonds dicht. Wie komt?</p>
        </article>
        """);

    assertThat(hints(false)).isEmpty();
    assertThat(hints(true))
        .containsExactly(
            "a.xml:3: 'Kroondomein' is no entity: …ug In de stad Ede is het Kroondomein 's Avonds dicht. Wie kom…");
  }

  @Test
  void wantsSomethingToCheck() {
    assertThatThrownBy(() -> CorpusCheck.of(folder, false))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("no articles");
    assertThatThrownBy(() -> CorpusCheck.of(folder.resolve("weg"), false))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("neither a file nor a folder");
  }

  private List<String> hints(boolean capitals) {
    CorpusCheck check = CorpusCheck.of(folder.resolve("a.xml"), capitals);
    assertThat(check.faults()).isEmpty();
    return lines(check.hints());
  }

  private List<String> lines(List<Remark> remarks) {
    return remarks.stream()
        .map(remark -> remark.toString().substring(folder.toString().length() + 1))
        .toList();
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }
}
