package nl.aldus.enricher.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArticleHandlersTest {

  @Test
  void readsAsMuchAsTheLongestTextMayTake() {
    assertThat(ArticleHandlers.mostBytes(200_000)).isEqualTo(1_210_000);
  }

  @Test
  void readsNoMoreThanMemoryAllowsHoweverLongTextsMayBe() {
    assertThat(ArticleHandlers.mostBytes(Integer.MAX_VALUE)).isEqualTo(64 * 1024 * 1024);
  }
}
