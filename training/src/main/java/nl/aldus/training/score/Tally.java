package nl.aldus.training.score;

import java.util.Locale;

/**
 * Counts behind a precision and a recall.
 *
 * @param hit found and in the gold
 * @param gold in the gold
 * @param said found
 */
public record Tally(int hit, int gold, int said) {

  static final Tally ZERO = new Tally(0, 0, 0);

  Tally plus(int moreHits, int moreGold, int moreSaid) {
    return new Tally(hit + moreHits, gold + moreGold, said + moreSaid);
  }

  public double precision() {
    return said == 0 ? 0 : (double) hit / said;
  }

  public double recall() {
    return gold == 0 ? 0 : (double) hit / gold;
  }

  /** Harmonic mean of precision and recall. */
  public double f1() {
    return hit == 0 ? 0 : 2.0 * hit / (gold + said);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "P %.4f  R %.4f  F1 %.4f   (hit %d, gold %d, said %d)",
        precision(),
        recall(),
        f1(),
        hit,
        gold,
        said);
  }
}
