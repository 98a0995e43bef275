package nl.aldus.training.quote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.training.corpus.AnnotatedArticle;
import nl.aldus.training.corpus.AnnotatedQuote;
import nl.aldus.training.corpus.AnnotatedQuote.Kind;
import org.junit.jupiter.api.Test;

class LayoutsTest {

  private static final String FIRST = "Het dak lekt";
  private static final String SECOND = "Al een jaar.";

  @Test
  void beginsAParagraphWhereASpeakerGoesOn() {
    AnnotatedArticle article = article("“%s”, zegt Vos. “%s”", "Vos");

    assertThat(Layouts.broken(article).article().text())
        .isEqualTo("“Het dak lekt”, zegt Vos.\n“Al een jaar.”");
  }

  @Test
  void movesNoQuotation() {
    AnnotatedArticle article = article("“%s”, zegt Vos. “%s”", "Vos");

    AnnotatedArticle broken = Layouts.broken(article);

    assertThat(broken.quotes()).isEqualTo(article.quotes());
    assertThat(broken.article().text()).hasSameSizeAs(article.article().text());
  }

  @Test
  void leavesAnotherSpeakerInItsParagraph() {
    AnnotatedArticle article = article("“%s”, zegt Vos. “%s”", "Smit");

    assertThat(Layouts.broken(article).article()).isEqualTo(article.article());
  }

  private static AnnotatedArticle article(String pattern, String second) {
    String text = String.format(pattern, FIRST, SECOND);
    return new AnnotatedArticle(
        new Article("a", null, text, null),
        List.of(quote(text, FIRST, "Vos", "zegt"), quote(text, SECOND, second, null)),
        List.of());
  }

  private static AnnotatedQuote quote(String text, String words, String speaker, String cue) {
    int begin = text.indexOf(words);
    return new AnnotatedQuote(begin, begin + words.length(), Kind.DIRECT, speaker, null, cue);
  }
}
