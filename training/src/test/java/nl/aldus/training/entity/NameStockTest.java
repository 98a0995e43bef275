package nl.aldus.training.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.lexicon.Lexicon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NameStockTest {

  private static final NameStock STOCK = new NameStock();
  private static final int DRAWS = 500;

  private final SplittableRandom random = new SplittableRandom(11);

  @ParameterizedTest
  @EnumSource(
      value = EntityType.class,
      names = {"ORGANIZATION", "LOCATION", "MISC"})
  void fillsEverySlotOfAPattern(EntityType type) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < DRAWS; i++) {
      names.add(STOCK.composed(type, random));
    }

    assertThat(names).hasSizeGreaterThan(DRAWS / 2).noneMatch(name -> name.contains("{"));
  }

  @Test
  void givesNamesThatTheDictionaryDoesNotKnow() {
    Lexicon lexicon = Lexicon.dutch();
    int unknown = 0;
    for (int i = 0; i < DRAWS; i++) {
      unknown += lexicon.analyses(STOCK.firstName(random)).isEmpty() ? 1 : 0;
    }

    assertThat(unknown).isBetween(DRAWS / 20, DRAWS / 2);
  }

  @Test
  void givesSurnamesWithParticlesAndDoubleOnes() {
    Set<String> surnames = new HashSet<>();
    for (int i = 0; i < DRAWS; i++) {
      surnames.add(STOCK.surname(random));
    }

    assertThat(surnames)
        .anyMatch(name -> name.matches("van \\S+ tot \\S+"))
        .anyMatch(name -> name.startsWith("van der "))
        .anyMatch(name -> name.contains("-"));
  }
}
