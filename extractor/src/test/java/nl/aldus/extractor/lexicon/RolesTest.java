package nl.aldus.extractor.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RolesTest {

  private static final Roles ROLES = Roles.dutch();

  @Test
  void knowsFunctionsByTheirLastPart() {
    assertThat(ROLES.of("wijkvoorzitter")).isEqualTo("voorzitter");
    assertThat(ROLES.isFunction("oud-minister")).isTrue();
  }

  @Test
  void knowsFunctionsByAProductiveEnding() {
    assertThat(ROLES.of("havenmeester")).isEqualTo("-meester");
    assertThat(
            new String[] {
              "havenmeester",
              "kapelmeester",
              "boswachter",
              "kinderarts",
              "kaasboer",
              "veehouder",
              "sterrenkundige",
              "geoloog",
              "documentairemaker",
              "bandlid",
              "fruitteler"
            })
        .allMatch(ROLES::isFunction);
  }

  @Test
  void tellsFormsOfAddressFromFunctions() {
    assertThat(ROLES.of("mevrouw")).isEqualTo("mevrouw");
    assertThat(ROLES.isFunction("mevrouw")).isFalse();
    assertThat(ROLES.isFunction("meester")).isFalse();
    assertThat(ROLES.isFunction("teamgenoot")).isFalse();
  }

  @Test
  void findsNoFunctionInOtherWords() {
    assertThat(
            new String[] {
              "geleid",
              "souvenir",
              "beleid",
              "parlement",
              "fiets",
              "horloge",
              "dialoog",
              "starts",
              "telegraaf",
              ""
            })
        .noneMatch(word -> ROLES.of(word) != null);
  }
}
