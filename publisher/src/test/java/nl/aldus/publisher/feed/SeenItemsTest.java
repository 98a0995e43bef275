package nl.aldus.publisher.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import nl.aldus.avro.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenItemsTest {

  @TempDir Path folder;

  @Test
  void remembersOverRestarts() throws IOException {
    Path file = folder.resolve("state/seen.tsv");
    SeenItems seen = SeenItems.open(file);
    assertThat(seen.contains(article("a", "Tekst."))).isFalse();
    seen.remember(article("a", "Tekst."));
    seen.save();

    assertThat(SeenItems.open(file).contains(article("a", "Tekst."))).isTrue();
    assertThat(folder.resolve("state")).isDirectoryContaining(f -> f.endsWith("seen.tsv"));
    assertThat(folder.resolve("state").toFile().list())
        .containsExactlyInAnyOrder("seen.tsv", "seen.tsv.lock");
  }

  @Test
  void takesAChangedItemForNew() throws IOException {
    SeenItems seen = SeenItems.open(folder.resolve("seen.tsv"));
    seen.remember(article("a", "Tekst."));

    assertThat(seen.contains(article("a", "Verbeterde tekst."))).isFalse();
  }

  @Test
  void takesAForgottenItemForNew() throws IOException {
    SeenItems seen = SeenItems.open(folder.resolve("seen.tsv"));
    seen.remember(article("tag:krant, 1", "Tekst."));

    seen.forget("tag:krant, 1");

    assertThat(seen.contains(article("tag:krant, 1", "Tekst."))).isFalse();
  }

  @Test
  void keepsWhatOthersRememberedAndForgotMeanwhile() throws IOException {
    Path file = folder.resolve("seen.tsv");
    SeenItems first = SeenItems.open(file);
    first.remember(article("a", "Tekst."));
    first.remember(article("b", "Tekst."));
    first.save();
    SeenItems second = SeenItems.open(file);
    second.remember(article("c", "Tekst."));
    second.forget("b");
    second.save();
    first.remember(article("d", "Tekst."));
    first.save();

    for (SeenItems seen : List.of(first, SeenItems.open(file))) {
      assertThat(seen.contains(article("a", "Tekst."))).isTrue();
      assertThat(seen.contains(article("b", "Tekst."))).isFalse();
      assertThat(seen.contains(article("c", "Tekst."))).isTrue();
      assertThat(seen.contains(article("d", "Tekst."))).isTrue();
    }
  }

  private static Article article(String id, String text) {
    return Article.newBuilder().setId(id).setText(text).build();
  }
}
