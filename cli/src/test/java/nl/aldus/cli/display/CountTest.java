package nl.aldus.cli.display;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountTest {

  @Test
  void saysOneOfOneAndManyOfAllElse() {
    assertThat(Count.of(1, "article")).isEqualTo("1 article");
    assertThat(Count.of(0, "article")).isEqualTo("0 articles");
    assertThat(Count.ofFindings(1, 1, 1)).isEqualTo("1 sentence, 1 entity, 1 quotation");
    assertThat(Count.ofFindings(2, 2, 2)).isEqualTo("2 sentences, 2 entities, 2 quotations");
  }
}
