package nl.aldus.extractor.annotation;

/**
 * A sentence.
 *
 * @param index zero-based position among the sentences of the article
 * @param paragraph zero-based position of its paragraph
 * @param begin first code point, inclusive
 * @param end end in code points, exclusive
 * @param text the covered text
 * @param heading true for a sub-heading
 */
public record Sentence(int index, int paragraph, int begin, int end, String text, boolean heading)
    implements Span {

  public Sentence {
    Span.check(begin, end);
  }
}
