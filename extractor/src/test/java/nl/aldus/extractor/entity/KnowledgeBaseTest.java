package nl.aldus.extractor.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Identifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeBaseTest {

  @TempDir Path folder;

  @Test
  void findsAliasWhateverItsCaseAndAccents() throws IOException {
    KnowledgeBase knowledge = read("# comment\n\nCafé Noord\twikidata\tQ1\tORGANIZATION\n");

    assertThat(knowledge.identifiers("CAFE NOORD", EntityType.ORGANIZATION))
        .containsExactly(new Identifier("wikidata", "Q1"));
    assertThat(knowledge.identifiers("Café Noord", EntityType.PERSON)).isEmpty();
  }

  @Test
  void namesFileAndLineOfAFault() {
    assertThatThrownBy(() -> read("a\twikidata\tQ1\nb wikidata Q2\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("known.tsv:2")
        .hasMessageContaining("divided by tabs");
    assertThatThrownBy(() -> read("a\twikidata\tQ1\tPLANET\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PLANET");
  }

  private KnowledgeBase read(String content) throws IOException {
    Path file = folder.resolve("known.tsv");
    Files.writeString(file, content);
    return KnowledgeBase.read(file);
  }
}
