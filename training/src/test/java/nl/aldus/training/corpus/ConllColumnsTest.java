package nl.aldus.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.aldus.extractor.annotation.EntityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConllColumnsTest {

  @TempDir Path folder;

  @Test
  void readsArticlesSentencesAndAdjacentNames() throws IOException {
    List<AnnotatedArticle> articles =
        read(
            """
            -DOCSTART- -DOCSTART- O
            In Prep O
            Sierra N B-LOC
            Nevada N I-LOC
            Rusland N B-LOC

            Els N B-PER
            Kok N I-PER

            -DOCSTART- -DOCSTART- O
            👍🏽 Misc O
            VVD'er N B-MISC
            """);

    assertThat(articles)
        .extracting(article -> article.article().text())
        .containsExactly("In Sierra Nevada Rusland\n\nEls Kok", "👍🏽 VVD'er");
    assertThat(articles.get(0).mentions())
        .containsExactly(
            new AnnotatedMention(3, 16, EntityType.LOCATION),
            new AnnotatedMention(17, 24, EntityType.LOCATION),
            new AnnotatedMention(26, 33, EntityType.PERSON));
    assertThat(articles.get(1).mentions())
        .containsExactly(new AnnotatedMention(3, 9, EntityType.MISC));
  }

  @Test
  void namesTheLineOfAFault() {
    assertThatThrownBy(() -> read("In Prep O\nRusland N LOC\n"))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("ned.test:2")
        .hasMessageContaining("'LOC'");
    assertThatThrownBy(() -> read("In Prep O\nRusland\n")).hasMessageContaining("ned.test:2");
  }

  private List<AnnotatedArticle> read(String content) throws IOException {
    Path file = folder.resolve("ned.test");
    Files.writeString(file, content);
    return ConllColumns.read(file);
  }
}
