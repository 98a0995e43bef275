package nl.aldus.extractor.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.aldus.extractor.Extractor;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.Sentence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSplitterTest {

  private static final Extractor EXTRACTOR = Extractor.dutch();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dat kost 2,5 miljoen.| Het is veel.",
        "Drs. Jansen en mr. J.P. de Wit kwamen.| Zij spraken.",
        "De brand woedde op 3 jan. 2024 in o.a. Delft.| Niemand raakte gewond.",
        "Hij werd 1e.| Zij werd 2e.",
        "Ze kocht appels, peren enz.| Daarna ging ze naar huis.",
        "„Dat is goed.” |Zo zei zij het.",
        "„Dat is goed. |Het is zelfs mooi”, zegt Kok.",
        "\"Kom mee!\" zei ze.| Hij kwam.",
        "\"Waarom?\" vroeg hij.| 'Daarom.' |Zo ging het.",
        "‘Wat een dag.’ |‘Zeg dat wel.’",
        ",,Ik ga.'' |Hij ging.",
        "Hij woont in 's-Hertogenbosch.| 's Avonds is het er stil.",
        "Wat?!| Echt waar...| Ja.",
        "Het is 10.30 uur.| De temperatuur is -2,5 graden.",
        "Hij werkt bij Bol.com.| Zij ook.",
        "Prins W.A. van Oranje kwam.| Iedereen klapte.",
        "Zij won met 6-4.| ‘Prima gespeeld’, zei ze.",
        "Dat zei hij (en zij ook).| (Het was laat.)| Toen ging hij.",
        "Hij is lid van de V.S. niet van de EU.",
        "Plan B.| Dat is het.",
        "Zij woont in de VS.| Hij niet.",
        "Het wordt Ajax vs. Feyenoord."
      })
  void endsSentencesWhereAReaderWould(String marked) {
    List<String> expected = List.of(marked.split("\\|")).stream().map(String::strip).toList();

    assertThat(sentences(marked.replace("|", "")))
        .extracting(Sentence::text)
        .containsExactlyElementsOf(expected);
  }

  @Test
  void knowsSubHeadings() {
    List<Sentence> sentences =
        sentences("De raad stemde toe.\n\nMeer geld\n\nDat kost wat.\n\n\"Het is op\"\n\nSlot.");

    assertThat(sentences)
        .filteredOn(Sentence::heading)
        .extracting(Sentence::text)
        .containsExactly("Meer geld", "\"Het is op\"");
    assertThat(sentences).extracting(Sentence::paragraph).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void joinsWrappedLinesButNotParagraphs() {
    assertThat(
            sentences(
                "Dit is een regel die is afgebroken omdat hij vol was en dan\n"
                    + "gaat hij verder. Klaar.\nNieuwe alinea."))
        .extracting(Sentence::paragraph)
        .containsExactly(0, 0, 1);
  }

  private static List<Sentence> sentences(String text) {
    return EXTRACTOR.extract(Article.of(text)).sentences();
  }
}
