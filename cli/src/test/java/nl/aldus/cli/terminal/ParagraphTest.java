package nl.aldus.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphTest {

  @Test
  void makesWhiteSpaceOfAnyKindOneSpace() {
    assertThat(Paragraph.clean(" De\n\tbrug \r\n is  dicht. ")).isEqualTo("De brug is dicht.");
  }

  @Test
  void disarmsWhatDrivesTerminal() {
    assertThat(Paragraph.clean("a\u001b[2Jb\u202Ec")).isEqualTo("a\uFFFD[2Jb\uFFFDc");
  }

  @Test
  void breaksAtSpacesWithinTheWidth() {
    assertThat(Paragraph.wrap("De brug is vandaag dicht", 10))
        .containsExactly("De brug is", "vandaag", "dicht");
  }

  @Test
  void givesWordThatIsTooLongLineOfItsOwn() {
    assertThat(Paragraph.wrap("de arbeidsongeschiktheidsverzekering komt", 12))
        .containsExactly("de", "arbeidsongeschiktheidsverzekering", "komt");
  }

  @Test
  void countsColumnsAndNotCharacters() {
    assertThat(Paragraph.columns("cafe\u0301")).isEqualTo(4);
    assertThat(Paragraph.columns("日本")).isEqualTo(4);
    assertThat(Paragraph.columns("😀")).isEqualTo(2);
  }

  @Test
  void endsSentenceOnce() {
    assertThat(Paragraph.sentence("De brug is dicht")).isEqualTo("De brug is dicht.");
    assertThat(Paragraph.sentence("De brug is dicht.")).isEqualTo("De brug is dicht.");
    assertThat(Paragraph.sentence("Is de brug dicht?")).isEqualTo("Is de brug dicht?");
  }

  @Test
  void beginsWithCapitalUnlessWithWhatMustBeFoundAgain() {
    assertThat(Paragraph.capitalized("the broker is away")).isEqualTo("The broker is away");
    assertThat(Paragraph.capitalized("web.port must be 0 to 65535")).startsWith("web.port");
    assertThat(Paragraph.capitalized("http://127.0.0.1 is away")).startsWith("http:");
    assertThat(Paragraph.capitalized("")).isEmpty();
  }
}
