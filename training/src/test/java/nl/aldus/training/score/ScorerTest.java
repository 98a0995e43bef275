package nl.aldus.training.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.Entity;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Extraction;
import nl.aldus.extractor.annotation.Mention;
import nl.aldus.extractor.annotation.Quote;
import nl.aldus.extractor.annotation.QuoteType;
import nl.aldus.extractor.annotation.Speaker;
import nl.aldus.training.corpus.AnnotatedArticle;
import nl.aldus.training.corpus.AnnotatedMention;
import nl.aldus.training.corpus.AnnotatedQuote;
import nl.aldus.training.corpus.AnnotatedQuote.Kind;
import org.junit.jupiter.api.Test;

class ScorerTest {

  private static final Article ARTICLE =
      Article.of("\"Dit is mooi\", zegt Els Kok. Volgens haar komt er nog veel meer.");
  private static final AnnotatedQuote DIRECT =
      new AnnotatedQuote(1, 12, Kind.DIRECT, "Els Kok", "Els Kok", "zegt");
  private static final AnnotatedQuote INDIRECT =
      new AnnotatedQuote(42, 63, Kind.INDIRECT, "Els Kok", "haar", "Volgens");
  private static final AnnotatedMention KOK = new AnnotatedMention(19, 26, EntityType.PERSON);

  @Test
  void countsWhatIsRight() {
    Scores scores =
        score(
            List.of(
                quote(QuoteType.DIRECT, 1, 12, "Kok", 0.95),
                quote(QuoteType.INDIRECT, 44, 63, "Els Kok", 0.8)),
            EntityType.PERSON);

    assertThat(scores.quoted()).isEqualTo(new Tally(1, 1, 1));
    assertThat(scores.kind()).isEqualTo(new Share(1, 1));
    assertThat(scores.quotedAndSpeaker().f1()).isEqualTo(1);
    assertThat(scores.indirectAndSpeaker()).isEqualTo(new Tally(1, 1, 1));
    assertThat(scores.entities()).isEqualTo(new Tally(1, 1, 1));
    assertThat(scores.calibration().get(9)).isEqualTo(new Share(1, 1));
    assertThat(scores.differences()).isEmpty();
  }

  @Test
  void trimsMarksAndWhiteSpace() {
    Scores scores = score(List.of(quote(QuoteType.DIRECT, 0, 13, null, 1)), EntityType.PERSON);

    assertThat(scores.quoted().hit()).isEqualTo(1);
    assertThat(scores.speaker()).isEqualTo(new Share(0, 1));
  }

  @Test
  void countsWhatIsWrong() {
    Scores scores =
        score(
            List.of(
                quote(QuoteType.MIXED, 1, 12, "De Boer", 0.5),
                quote(QuoteType.DIRECT, 5, 8, null, 1),
                quote(QuoteType.INDIRECT, 60, 63, "Els Kok", 1)),
            EntityType.LOCATION);

    assertThat(scores.quoted()).isEqualTo(new Tally(1, 1, 2));
    assertThat(scores.kind()).isEqualTo(new Share(0, 1));
    assertThat(scores.quotedAndSpeaker().hit()).isZero();
    assertThat(scores.indirect()).isEqualTo(new Tally(0, 1, 1));
    assertThat(scores.entities()).isEqualTo(new Tally(0, 1, 1));
    assertThat(scores.differences())
        .extracting(Difference::kind)
        .containsExactlyInAnyOrder(
            "speaker",
            "class",
            "spurious DIRECT",
            "missed INDIRECT",
            "spurious INDIRECT",
            "entity missed",
            "entity spurious");
  }

  @Test
  void acceptsALastNameForAFullName() {
    assertThat(SpeakerNames.same("José van der Hóeven", "Hoeven")).isTrue();
    assertThat(SpeakerNames.same("een woordvoerder", "Woordvoerder")).isTrue();
    assertThat(SpeakerNames.same("Els Kok", "Jan Kok")).isFalse();
    assertThat(SpeakerNames.same("Els Kok", null)).isFalse();
  }

  private static Scores score(List<Quote> quotes, EntityType type) {
    Mention mention = new Mention(19, 26, "Els Kok", 0, type, 1);
    Entity entity = new Entity("e", "Els Kok", type, List.of(mention), null, null, List.of());
    Extraction said = new Extraction(ARTICLE, List.of(), List.of(entity), quotes);
    return Scorer.score(
        List.of(new AnnotatedArticle(ARTICLE, List.of(DIRECT, INDIRECT), List.of(KOK))),
        article -> said);
  }

  private static Quote quote(
      QuoteType type, int begin, int end, String speaker, double confidence) {
    return new Quote(
        "q" + begin,
        type,
        begin,
        end,
        "",
        "",
        "",
        List.of(0),
        speaker == null ? null : new Speaker(speaker, null, null, null, null),
        null,
        null,
        null,
        confidence,
        List.of());
  }
}
