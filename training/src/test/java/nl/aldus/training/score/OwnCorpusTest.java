package nl.aldus.training.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import nl.aldus.extractor.Extractor;
import nl.aldus.training.corpus.AnnotatedArticle;
import nl.aldus.training.corpus.Corpus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The figures on the project's own corpus, which the models have seen: not how good Aldus is, but
 * that it has not become worse. The floors lie just below what was measured last; raise them with
 * each gain.
 */
class OwnCorpusTest {

  private static Scores scores;

  @BeforeAll
  static void score() {
    List<AnnotatedArticle> corpus =
        Corpus.read(Path.of(System.getProperty("aldus.root"), "corpus", "articles"));
    Extractor extractor = Extractor.dutch();
    scores = Scorer.score(corpus, extractor::extract);
    System.out.print(scores.report());
  }

  @Test
  void findsQuotationsAsWellAsBefore() {
    assertThat(scores.quoted().f1()).isGreaterThanOrEqualTo(0.985);
    assertThat(scores.kind().value()).isGreaterThanOrEqualTo(0.99);
  }

  @Test
  void findsSpeakersAsWellAsBefore() {
    assertThat(scores.speaker().value()).isGreaterThanOrEqualTo(0.905);
    assertThat(scores.quotedAndSpeaker().f1()).isGreaterThanOrEqualTo(0.89);
  }

  @Test
  void findsReportedSpeechAsWellAsBefore() {
    assertThat(scores.indirect().f1()).isGreaterThanOrEqualTo(0.87);
    assertThat(scores.indirectAndSpeaker().f1()).isGreaterThanOrEqualTo(0.78);
  }

  @Test
  void findsEntitiesAsWellAsBefore() {
    assertThat(scores.entities().f1()).isGreaterThanOrEqualTo(0.995);
  }
}
