package nl.aldus.extractor.annotation;

/**
 * The expression that reports.
 *
 * @param begin first code point, inclusive
 * @param end end in code points, exclusive
 * @param text the covered text
 * @param lemma dictionary form, such as {@code laten weten} or {@code volgens}
 */
public record Cue(int begin, int end, String text, String lemma) implements Span {

  public Cue {
    Span.check(begin, end);
  }
}
