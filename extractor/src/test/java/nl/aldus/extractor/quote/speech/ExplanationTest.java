package nl.aldus.extractor.quote.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.aldus.extractor.lexicon.WordList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {

  private static final Explanation ENGLISH = Explanation.english();

  @ParameterizedTest
  @ValueSource(strings = {"kinds.model", "speakers.model"})
  void hasWordsForWhateverAModelHasLearnt(String model) {
    assertThat(WordList.read(SpeechFinder.class, model))
        .map(line -> line.split("\t")[0])
        .filteredOn(feature -> !feature.startsWith("few words & "))
        .flatMap(feature -> List.of(feature.split(" & ")))
        .allSatisfy(part -> assertThat(ENGLISH.part(part)).as(part).isNotNull());
  }

  @Test
  void saysWhatEachFeatureMeansOnlyOnce() {
    assertThat(ENGLISH.of(List.of("cue directly behind", "cue directly behind & before start")))
        .isEqualTo("a reporting verb follows it and it opens the sentence");
  }

  @Test
  void givesKindAndSpeakerAReasonEach() {
    assertThat(
            ENGLISH.reasons(
                "direct speech", List.of("capital"), "Roos Wiersma", List.of("goes on")))
        .containsExactly(
            "direct speech, because it begins with a capital",
            "the speaker is Roos Wiersma, because the quotation before it goes on here");
  }

  @Test
  void saysThatNobodyIsNamed() {
    assertThat(ENGLISH.reasons("direct speech", List.of(), null, List.of()))
        .containsExactly("direct speech", "nobody is named as speaker");
  }
}
