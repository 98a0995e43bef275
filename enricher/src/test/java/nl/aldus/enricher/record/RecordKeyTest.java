package nl.aldus.enricher.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordKeyTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "a#s1", "#", "https://krant.example/1#reacties", "%23", ""})
  void alwaysTellsTheArticle(String articleId) {
    assertThat(RecordKey.articleId(RecordKey.sentence(articleId, 12))).isEqualTo(articleId);
    assertThat(RecordKey.articleId(RecordKey.entity(articleId, "C#"))).isEqualTo(articleId);
    assertThat(RecordKey.articleId(RecordKey.quote(articleId, "#q"))).isEqualTo(articleId);
  }

  @Test
  void keepsDifferentIdsApart() {
    assertThat(RecordKey.entity("a", "C#")).isNotEqualTo(RecordKey.entity("a", "C%23"));
  }

  @Test
  void refusesWhatIsNoKey() {
    assertThatThrownBy(() -> RecordKey.articleId("krant-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("krant-1");
  }
}
