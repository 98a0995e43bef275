package nl.aldus.extractor.quote.mark;

import nl.aldus.extractor.annotation.Span;

/**
 * What stands between two quotation marks, or behind the dash of a dialogue.
 *
 * @param open offset of the opening mark; equal to begin where none is written
 * @param begin first code point of the content, inclusive
 * @param end end of the content in code points, exclusive
 * @param close end of the closing mark, exclusive; equal to end where none is written
 * @param depth 0 for a span of its own, 1 for one inside another
 * @param continued true if the next paragraph re-opens the same quotation
 * @param turn true for a turn of a dialogue that a dash opens
 */
public record MarkedSpan(
    int open, int begin, int end, int close, int depth, boolean continued, boolean turn)
    implements Span {

  public MarkedSpan {
    Span.check(begin, end);
    if (open > begin || close < end) {
      throw new IllegalArgumentException(
          "marks inside their content: open="
              + open
              + ", begin="
              + begin
              + ", end="
              + end
              + ", close="
              + close);
    }
  }

  /** What is said behind a dash. */
  public static MarkedSpan turn(int dash, int begin, int end) {
    return new MarkedSpan(dash, begin, end, end, 0, false, true);
  }

  /** The same inside another span. */
  public MarkedSpan nested() {
    return new MarkedSpan(open, begin, end, close, 1, continued, turn);
  }

  /** True if both marks are written. */
  public boolean complete() {
    return open < begin && end < close;
  }
}
