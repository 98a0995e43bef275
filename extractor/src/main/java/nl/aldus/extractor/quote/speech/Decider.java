package nl.aldus.extractor.quote.speech;

import java.util.List;
import nl.aldus.extractor.annotation.QuoteType;

/** Decides what a pair of quotation marks holds and who speaks. */
@FunctionalInterface
public interface Decider {

  Decision decide(MarkedCase marked);

  /**
   * A decision.
   *
   * @param type kind, or null for words that are nobody's
   * @param candidate index of the speaker among the candidates; 0 for nobody
   * @param confidence probability that the speaker is right
   * @param reasons why, for people
   */
  record Decision(QuoteType type, int candidate, double confidence, List<String> reasons) {

    public Decision {
      reasons = List.copyOf(reasons);
    }
  }
}
