package nl.aldus.extractor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.Entity;
import nl.aldus.extractor.annotation.Extraction;
import nl.aldus.extractor.annotation.Mention;
import nl.aldus.extractor.annotation.Quote;
import nl.aldus.extractor.annotation.Sentence;
import nl.aldus.extractor.paragraph.ParagraphSplitter;

/** What must hold of every extraction, whatever the text. */
class ExtractorPropertiesTest {

  private static final Extractor EXTRACTOR = Extractor.dutch();

  /** Pieces that news is made of, and pieces that break things. */
  private static final String[] PIECES = {
    "De minister",
    " zegt ",
    "Marleen Verhulst",
    ", aldus ",
    "Volgens ",
    " dat het regent",
    ". ",
    "! ",
    "? ",
    "\n\n",
    "\n",
    "\r\n",
    " ",
    "\u00a0",
    "\t",
    "„",
    "”",
    "“",
    "‘",
    "’",
    "'",
    "\"",
    ",,",
    "''",
    "«",
    "»",
    "–",
    "’s avonds",
    "foto's",
    "👍🏽",
    "👨‍👩‍👧",
    "é",
    "e\u0301",
    "\u0301",
    "🇳🇱",
    "\uD83D",
    "\u0000",
    "\u200b",
    "\ufeff",
    "100.000",
    "2,5",
    "drs. ",
    "J.P. ",
    "(",
    ")",
    "...",
    "…",
    "https://voorbeeld.nl/x?y=1",
    "VVD-leider",
    "'t Hooft",
    "het",
    "𝕬ldus",
    "İ",
    "ﬀ"
  };

  @Property(tries = 400, seed = "2026")
  void everyAnnotationCoversExactlyItsText(@ForAll("texts") String text) {
    Extraction extraction = EXTRACTOR.extract(Article.of(text));

    assertThat(extraction.article().text()).isEqualTo(text);
    int end = 0;
    List<Sentence> sentences = extraction.sentences();
    for (int i = 0; i < sentences.size(); i++) {
      Sentence sentence = sentences.get(i);
      assertThat(sentence.index()).isEqualTo(i);
      assertThat(sentence.begin()).isGreaterThanOrEqualTo(end);
      assertThat(sentence.text())
          .isNotBlank()
          .isEqualTo(covered(text, sentence.begin(), sentence.end()));
      assertThat(blank(covered(text, end, sentence.begin()))).isTrue();
      end = sentence.end();
    }
    assertThat(blank(covered(text, end, length(text)))).isTrue();
    for (Entity entity : extraction.entities()) {
      int from = 0;
      for (Mention mention : entity.mentions()) {
        assertThat(mention.begin()).isGreaterThanOrEqualTo(from);
        assertThat(mention.text()).isEqualTo(covered(text, mention.begin(), mention.end()));
        from = mention.begin();
      }
    }
    for (Quote quote : extraction.quotes()) {
      assertThat(quote.text()).isNotEmpty().isEqualTo(covered(text, quote.begin(), quote.end()));
      assertThat(quote.sentences()).isNotEmpty().allMatch(s -> s < sentences.size());
    }
    assertThat(extraction.quotes()).extracting(Quote::id).doesNotHaveDuplicates();
  }

  @Property(tries = 50, seed = "2026")
  void isDeterministic(@ForAll("texts") String text) {
    assertThat(EXTRACTOR.extract(Article.of(text))).isEqualTo(EXTRACTOR.extract(Article.of(text)));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(PIECES).list().ofMinSize(0).ofMaxSize(60).map(p -> String.join("", p));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String covered(String text, int begin, int end) {
    return text.substring(text.offsetByCodePoints(0, begin), text.offsetByCodePoints(0, end));
  }

  private static boolean blank(String text) {
    return text.codePoints().allMatch(ParagraphSplitter::isSpace);
  }
}
