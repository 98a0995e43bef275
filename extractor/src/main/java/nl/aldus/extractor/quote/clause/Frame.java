package nl.aldus.extractor.quote.clause;

import java.util.List;
import nl.aldus.extractor.document.Tokens;
import nl.aldus.extractor.lexicon.Word;
import nl.aldus.extractor.lexicon.WordClass;
import nl.aldus.extractor.quote.mark.MarkedSpan;

/**
 * A sentence as the reporter built it: tokens, and between them quotations as single items, however
 * long they are. Items are counted from zero; methods that take an item outside the frame answer
 * with an empty string or null, so that neighbours need no bounds check.
 */
public final class Frame {

  private final Tokens tokens;
  private final List<MarkedSpan> spans;
  private final int[] items;
  private final Word[] words;
  private final int index;
  private final int paragraph;

  /**
   * @param items token indexes; a quotation as the complement of its index among the spans
   */
  Frame(Tokens tokens, List<MarkedSpan> spans, int[] items, int index, int paragraph) {
    this.tokens = tokens;
    this.spans = spans;
    this.items = items;
    this.words = new Word[items.length];
    for (int i = 0; i < items.length; i++) {
      words[i] = items[i] < 0 ? null : tokens.word(items[i]);
    }
    this.index = index;
    this.paragraph = paragraph;
  }

  /** Position among the frames of the article. */
  public int index() {
    return index;
  }

  public int paragraph() {
    return paragraph;
  }

  public int size() {
    return items.length;
  }

  private boolean holds(int item) {
    return item >= 0 && item < items.length;
  }

  public boolean isQuote(int item) {
    return holds(item) && items[item] < 0;
  }

  /** Index of the quotation among the marked spans, or -1. */
  public int quote(int item) {
    return isQuote(item) ? ~items[item] : -1;
  }

  public MarkedSpan span(int item) {
    return isQuote(item) ? spans.get(~items[item]) : null;
  }

  /** Index of the token, or -1. */
  public int token(int item) {
    return holds(item) && items[item] >= 0 ? items[item] : -1;
  }

  /** The word, or null for a quotation or an item outside. */
  public Word word(int item) {
    return holds(item) ? words[item] : null;
  }

  /** The form in lower case; empty for a quotation or an item outside. */
  public String lower(int item) {
    Word word = word(item);
    return word == null ? "" : word.lower();
  }

  /** The form as written; empty for a quotation or an item outside. */
  public String text(int item) {
    Word word = word(item);
    return word == null ? "" : word.form();
  }

  /** True if the word at an item can be of a class. */
  public boolean is(int item, WordClass wordClass) {
    Word word = word(item);
    return word != null && word.is(wordClass);
  }

  public boolean is(int item, String lower) {
    return lower(item).equals(lower);
  }

  /** True for a quotation whose first token has a capital. */
  public boolean opensWithCapital(int item) {
    if (!isQuote(item)) {
      return false;
    }
    int token = tokens.from(span(item).begin());
    return token < tokens.size() && Character.isUpperCase(tokens.text(token).codePointAt(0));
  }

  /** Offset of the first code point; for a quotation that of its opening mark. */
  public int begin(int item) {
    return isQuote(item) ? span(item).open() : tokens.begin(items[item]);
  }

  /** Offset behind the last code point; for a quotation that of its closing mark. */
  public int end(int item) {
    return isQuote(item) ? span(item).close() : tokens.end(items[item]);
  }

  public int begin() {
    return begin(0);
  }

  public int end() {
    return end(items.length - 1);
  }

  /** The last item at or before an offset, at least 0. */
  public int itemAt(int offset) {
    int low = 0;
    int high = items.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (begin(middle) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** True if the words stand here, one item each. */
  public boolean matches(int item, String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!is(item + i, words[i])) {
        return false;
      }
    }
    return true;
  }
}
