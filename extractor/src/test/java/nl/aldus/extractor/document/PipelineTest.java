package nl.aldus.extractor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.document.Pipeline.Timer;
import nl.aldus.extractor.paragraph.ParagraphSplitter;
import org.junit.jupiter.api.Test;

class PipelineTest {

  @Test
  void refusesAStageThatStandsTooEarly() {
    assertThatThrownBy(() -> new Pipeline(List.of(failing(), new ParagraphSplitter())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("failing")
        .hasMessageContaining("PARAGRAPHS");
  }

  @Test
  void namesTheStageThatFailed() {
    Pipeline pipeline = new Pipeline(List.of(new ParagraphSplitter(), failing()));

    assertThatThrownBy(() -> pipeline.annotate(new Document(Article.of("x")), Timer.NONE))
        .isInstanceOfSatisfying(
            StageException.class, e -> assertThat(e.stage()).isEqualTo("failing"));
  }

  @Test
  void tellsHowLongEachStageTook() {
    List<String> stages = new ArrayList<>();

    new Pipeline(List.of(new ParagraphSplitter()))
        .annotate(new Document(Article.of("x")), (stage, nanos) -> stages.add(stage));

    assertThat(stages).containsExactly("paragraphs");
  }

  private static Stage failing() {
    return new Stage() {
      @Override
      public String name() {
        return "failing";
      }

      @Override
      public Set<Layer> needs() {
        return EnumSet.of(Layer.PARAGRAPHS);
      }

      @Override
      public Set<Layer> adds() {
        return EnumSet.noneOf(Layer.class);
      }

      @Override
      public void annotate(Document document) {
        throw new IllegalStateException("broken on purpose");
      }
    };
  }
}
