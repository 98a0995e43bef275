package nl.aldus.extractor.annotation;

/**
 * A stretch of an article's text, in Unicode code points, zero-based, begin inclusive, end
 * exclusive.
 */
public interface Span {

  int begin();

  int end();

  /** True if the other span lies wholly within this one. */
  default boolean contains(Span other) {
    return begin() <= other.begin() && other.end() <= end();
  }

  /** True if the two share at least one code point. */
  default boolean overlaps(Span other) {
    return begin() < other.end() && other.begin() < end();
  }

  /**
   * Refuses a span that cannot be.
   *
   * @throws IllegalArgumentException naming both offsets
   */
  static void check(int begin, int end) {
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("no span: begin=" + begin + ", end=" + end);
    }
  }
}
