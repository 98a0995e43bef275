package nl.aldus.training.corpus;

import nl.aldus.extractor.annotation.Span;

/**
 * A quotation or reported speech.
 *
 * @param begin first code point, inclusive, marks excluded
 * @param end end in code points, exclusive
 * @param kind its kind
 * @param speaker the fullest name that the article gives, or the noun phrase; null if unknowable
 * @param mention the string that attributes it, or null
 * @param cue the reporting expression, or null
 */
public record AnnotatedQuote(
    int begin, int end, Kind kind, String speaker, String mention, String cue) implements Span {

  public AnnotatedQuote {
    Span.check(begin, end);
  }

  /** Kinds of quotation in the annotation guidelines. */
  public enum Kind {
    DIRECT,
    MIXED,
    /** In marks, but nobody's: irony, titles, terms. */
    OTHER,
    INDIRECT
  }
}
