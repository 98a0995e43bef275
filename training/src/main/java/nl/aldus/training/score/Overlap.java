package nl.aldus.training.score;

import nl.aldus.extractor.annotation.Span;

/** How much two stretches of an article have in common. */
public final class Overlap {

  private Overlap() {}

  /** Code points that both cover, divided by those that either covers: 0 to 1. */
  public static double of(Span a, Span b) {
    int shared = Math.min(a.end(), b.end()) - Math.max(a.begin(), b.begin());
    int all = Math.max(a.end(), b.end()) - Math.min(a.begin(), b.begin());
    return shared <= 0 ? 0 : (double) shared / all;
  }
}
