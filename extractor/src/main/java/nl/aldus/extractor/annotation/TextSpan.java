package nl.aldus.extractor.annotation;

/**
 * A span with the text that it covers.
 *
 * @param begin first code point, inclusive
 * @param end end in code points, exclusive
 * @param text the covered text
 */
public record TextSpan(int begin, int end, String text) implements Span {

  public TextSpan {
    Span.check(begin, end);
  }
}
