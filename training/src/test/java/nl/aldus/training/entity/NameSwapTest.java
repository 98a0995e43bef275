package nl.aldus.training.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.training.corpus.AnnotatedArticle;
import nl.aldus.training.corpus.AnnotatedMention;
import org.junit.jupiter.api.Test;

class NameSwapTest {

  private static final NameStock STOCK = new NameStock();
  private static final AnnotatedArticle ARTICLE =
      new AnnotatedArticle(
          Article.of("👍 Els Kok zag Kok. Koks VVD won in Breda."),
          List.of(),
          List.of(
              new AnnotatedMention(2, 9, EntityType.PERSON),
              new AnnotatedMention(14, 17, EntityType.PERSON),
              new AnnotatedMention(19, 23, EntityType.PERSON),
              new AnnotatedMention(24, 27, EntityType.ORGANIZATION)));

  @Test
  void swapsOneNameForTheSameOneThroughout() {
    List<String> names = names(NameSwap.of(ARTICLE, STOCK, 3));

    String surname = names.get(0).substring(names.get(0).indexOf(' ') + 1);
    assertThat(names.get(0)).isNotEqualTo("Els Kok");
    assertThat(names.get(1)).isEqualToIgnoringCase(surname);
    assertThat(names.get(2)).isEqualToIgnoringCase(surname + "s");
  }

  @Test
  void leavesTheRestOfTheTextAlone() {
    AnnotatedArticle swapped = NameSwap.of(ARTICLE, STOCK, 3);

    assertThat(swapped.article().text()).startsWith("👍 ").contains(" zag ").endsWith(" in Breda.");
  }

  @Test
  void isDeterministic() {
    assertThat(NameSwap.of(ARTICLE, STOCK, 3)).isEqualTo(NameSwap.of(ARTICLE, STOCK, 3));
    assertThat(NameSwap.of(ARTICLE, STOCK, 3)).isNotEqualTo(NameSwap.of(ARTICLE, STOCK, 4));
  }

  @Test
  void losesTheParagraphsOfSomeCopiesAndKeepsTheNamesInPlace() {
    String text = "Els Kok kwam.\n\nIn Breda won zij.";
    AnnotatedArticle article =
        new AnnotatedArticle(
            Article.of(text),
            List.of(),
            List.of(
                new AnnotatedMention(0, 7, EntityType.PERSON),
                new AnnotatedMention(18, 23, EntityType.LOCATION)));
    List<AnnotatedArticle> copies =
        LongStream.range(0, 40).mapToObj(seed -> NameSwap.of(article, STOCK, seed)).toList();

    assertThat(copies)
        .anyMatch(copy -> copy.article().text().contains(" kwam.\n\nIn "))
        .anyMatch(copy -> copy.article().text().contains(" kwam. In "))
        .allMatch(copy -> copy.article().text().contains("In " + names(copy).get(1) + " won"));
  }

  private static List<String> names(AnnotatedArticle article) {
    int[] text = article.article().text().codePoints().toArray();
    return article.mentions().stream()
        .map(mention -> new String(text, mention.begin(), mention.end() - mention.begin()))
        .toList();
  }
}
