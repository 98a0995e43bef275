package nl.aldus.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Span;
import nl.aldus.training.corpus.AnnotatedQuote.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {

  @TempDir Path folder;

  @Test
  void readsAnArticleOfTheOwnCorpus() throws IOException {
    AnnotatedArticle article =
        read(
            "a-1.xml",
            """
            <article id="a-1" date="2024-05-06" genre="proef" country="NL">
            <title>Kop met <per>Naam</per></title>
            <p>👍🏽 „<q type="direct" speaker="Els Kok" mention="Kok" cue="zegt">Dit is mooi</q>”, zegt <per>Els Kok</per>.</p>
            <h>Tussenkop</h>
            <p>Volgens <per>Kok</per> <i speaker="Els Kok" mention="Kok" cue="Volgens">is het „<q type="other">af</q>”</i>.</p>
            </article>
            """);

    assertThat(article.article().text())
        .isEqualTo("👍🏽 „Dit is mooi”, zegt Els Kok.\n\nTussenkop\n\nVolgens Kok is het „af”.");
    assertThat(article.article().title()).isEqualTo("Kop met Naam");
    assertThat(article.quotes())
        .extracting(quote -> covered(article, quote), AnnotatedQuote::kind)
        .containsExactly(
            tuple("Dit is mooi", Kind.DIRECT),
            tuple("is het „af”", Kind.INDIRECT),
            tuple("af", Kind.OTHER));
    assertThat(article.mentions())
        .extracting(mention -> covered(article, mention))
        .containsExactly("Els Kok", "Kok");
  }

  @Test
  void joinsAFlatArticleBySpaces() throws IOException {
    AnnotatedArticle article =
        read(
            "b.xml",
            "<article id=\"b\" date=\"2024-05-06\" layout=\"flat\"><p>Een.</p><p>Twee.</p></article>");

    assertThat(article.article().text()).isEqualTo("Een. Twee.");
  }

  @Test
  void namesFileAndLineOfAFault() {
    assertThatThrownBy(
            () ->
                read(
                    "c.xml", "<article id=\"c\" date=\"2024-05-06\">\n<p>x <b>y</b></p></article>"))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("c.xml:2")
        .hasMessageContaining("<b>");
  }

  @Test
  void refusesDoctypes() {
    assertThatThrownBy(
            () ->
                read(
                    "d.xml",
                    "<!DOCTYPE article [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                        + "<article id=\"d\" date=\"2024-05-06\"><p>&x;</p></article>"))
        .isInstanceOf(CorpusException.class);
  }

  @Test
  void readsAGoldRecord() throws IOException {
    AnnotatedArticle article =
        read(
            "e.json",
            """
            {"id": "e", "title": null, "date": "2022-01",
             "text": "Kok zegt: 'Ja.' De VVD-leider Kok zei 'Ja.'",
             "quotes": [{"text": "Ja.", "nth": 1, "cls": "direct", "speaker": "Kok"}],
             "indirect": [],
             "entities": [{"text": "Kok", "type": "PER"}, {"text": "VVD", "type": "ORG"},
                          {"text": "Kok", "type": "MISC", "only": [1]}]}
            """);

    assertThat(article.quotes()).extracting(AnnotatedQuote::begin).containsExactly(39);
    assertThat(article.mentions())
        .containsExactly(
            new AnnotatedMention(0, 3, EntityType.PERSON),
            new AnnotatedMention(19, 22, EntityType.ORGANIZATION),
            new AnnotatedMention(30, 33, EntityType.MISC));
  }

  private AnnotatedArticle read(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, content);
    return Corpus.readFile(file);
  }

  private static String covered(AnnotatedArticle article, Span span) {
    String text = article.article().text();
    return text.substring(
        text.offsetByCodePoints(0, span.begin()), text.offsetByCodePoints(0, span.end()));
  }
}
