package nl.aldus.extractor.quote.speech;

import java.util.Arrays;
import java.util.List;
import nl.aldus.extractor.annotation.QuoteType;

/**
 * Decides by two log-linear models: one over the kinds, one that ranks the candidates. Immutable
 * and thread-safe.
 */
final class ModelDecider implements Decider {

  private static final QuoteType[] KINDS = {QuoteType.DIRECT, QuoteType.MIXED, null};
  private static final String[] KIND_NAMES = {
    "direct speech", "a fragment of speech", "nobody's words"
  };
  private static final int MOST_REASONS = 3;

  /** A speaker less likely than this is not named. */
  private static final double LEAST = 0.25;

  /** From this probability on nobody is the answer. */
  private static final double NOBODY = 0.8;

  private final LinearModel kinds;
  private final LinearModel speakers;
  private final Explanation explanation = Explanation.english();

  ModelDecider(LinearModel kinds, LinearModel speakers) {
    this.kinds = kinds;
    this.speakers = speakers;
  }

  @Override
  public Decision decide(MarkedCase marked) {
    double[] kind = kinds.probabilities(marked.traits());
    int best = 0;
    for (int k = 1; k < kind.length; k++) {
      best = kind[k] > kind[best] ? k : best;
    }
    // What is told inside a quotation has somebody else as speaker, or would be no case at all.
    boolean told = marked.span().depth() > 0;
    if (best == 2 && (told || kind[2] < 0.5)) {
      best = kind[0] > kind[1] ? 0 : 1;
    }
    boolean named =
        marked.traits().contains(Traits.TITLE) || marked.traits().contains(Traits.COMMON_NAME);
    if (named && !told) {
      // Too rare in the corpus for the model to be sure of them; there they are never anything
      // else.
      best = 2;
    }
    int said = likeliest(marked.odds());
    Candidate speaker = marked.candidates().get(said);
    List<String> reasons =
        explanation.reasons(
            KIND_NAMES[best],
            kinds.reasons(marked.traits(), best, MOST_REASONS),
            speaker.referent() == null ? null : speaker.referent().name(),
            speakers.reasons(speaker.clues(), 0, MOST_REASONS));
    return new Decision(KINDS[best], said, marked.odds().get(said), reasons);
  }

  /** The likeliest candidate; nobody only where that is clearly the best answer. */
  private static int likeliest(List<Double> odds) {
    int best = 0;
    for (int i = 1; i < odds.size(); i++) {
      if (best == 0 || odds.get(i) > odds.get(best)) {
        best = i;
      }
    }
    return best > 0 && odds.get(best) >= LEAST && odds.get(0) < NOBODY ? best : 0;
  }

  /** Probability of each candidate. */
  static List<Double> speakers(LinearModel model, List<Candidate> candidates) {
    double[] scores = new double[candidates.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = model.score(candidates.get(i).clues(), 0);
    }
    return Arrays.stream(LinearModel.softmax(scores)).boxed().toList();
  }
}
