package nl.aldus.training.score;

import java.util.Locale;

/**
 * A part of a whole.
 *
 * @param part how many of them
 * @param whole of how many
 */
public record Share(int part, int whole) {

  static final Share ZERO = new Share(0, 0);

  Share plus(boolean counts) {
    return new Share(part + (counts ? 1 : 0), whole + 1);
  }

  /** Between 0 and 1; 0 of nothing is 0. */
  public double value() {
    return whole == 0 ? 0 : (double) part / whole;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.4f (%d of %d)", value(), part, whole);
  }
}
