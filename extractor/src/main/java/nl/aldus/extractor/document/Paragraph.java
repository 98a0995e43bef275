package nl.aldus.extractor.document;

import nl.aldus.extractor.annotation.Span;

/**
 * A block of text between blank lines (or line ends, where the article has no blank lines).
 *
 * @param begin first code point that is not white space, inclusive
 * @param end end in code points, exclusive, without trailing white space
 */
public record Paragraph(int begin, int end) implements Span {

  public Paragraph {
    Span.check(begin, end);
  }
}
