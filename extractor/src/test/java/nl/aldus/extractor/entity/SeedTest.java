package nl.aldus.extractor.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.aldus.extractor.Extractor;
import nl.aldus.extractor.SharedData;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.Entity;
import nl.aldus.extractor.annotation.EntityType;
import org.junit.jupiter.api.Test;

/** What must be found in the article that Aldus began with. */
class SeedTest {

  @Test
  void findsThePeopleOfTheSeed() throws IOException {
    List<Entity> entities = entities();

    assertThat(entities)
        .filteredOn(entity -> entity.type() == EntityType.PERSON)
        .extracting(Entity::name)
        .containsExactlyInAnyOrder(
            "Joe Biden", "Volodymyr Zelensky", "Vladimir Poetin", "Jen Psaki");
    assertThat(named(entities, "Jen Psaki").role()).isEqualTo("woordvoerder");
    assertThat(named(entities, "Jen Psaki").organization()).isEqualTo("Witte Huis");
  }

  @Test
  void keepsTheCountriesOfTheSeedApart() throws IOException {
    List<Entity> entities = entities();

    assertThat(named(entities, "Rusland").type()).isEqualTo(EntityType.LOCATION);
    assertThat(named(entities, "Oekraïne").type()).isEqualTo(EntityType.LOCATION);
    assertThat(named(entities, "Verenigde Staten").mentions())
        .extracting(mention -> mention.text())
        .contains("VS");
  }

  private static List<Entity> entities() throws IOException {
    try (Stream<Path> files = Files.list(SharedData.path("seed"))) {
      Path seed = files.filter(file -> file.toString().endsWith(".txt")).findFirst().orElseThrow();
      String text = Files.readString(seed);
      return Extractor.dutch().extract(Article.of(text.substring(text.indexOf("De ")))).entities();
    }
  }

  private static Entity named(List<Entity> entities, String name) {
    return entities.stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
  }
}
