package nl.aldus.extractor.document;

import java.util.Arrays;
import nl.aldus.extractor.lexicon.Word;

/**
 * The tokens of a document in text order. Kept as columns: a long article has many tokens, and most
 * loops want one column of them.
 */
public final class Tokens {

  private int size;
  private int[] begins = new int[256];
  private int[] ends = new int[256];
  private Word[] words = new Word[256];

  public void add(int begin, int end, Word word) {
    if (size == begins.length) {
      begins = Arrays.copyOf(begins, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      words = Arrays.copyOf(words, size * 2);
    }
    begins[size] = begin;
    ends[size] = end;
    words[size++] = word;
  }

  public int size() {
    return size;
  }

  /** First code point of token i, inclusive. */
  public int begin(int i) {
    return begins[i];
  }

  /** End of token i in code points, exclusive. */
  public int end(int i) {
    return ends[i];
  }

  /** What the lexicon knows of the form of token i. */
  public Word word(int i) {
    return words[i];
  }

  /** The text of token i. */
  public String text(int i) {
    return words[i].form();
  }

  /** True if no white space stands between token i and the one before it. */
  public boolean glued(int i) {
    return i > 0 && ends[i - 1] == begins[i];
  }

  /** The first token that begins at the offset or after it; {@link #size()} if there is none. */
  public int from(int offset) {
    int at = Arrays.binarySearch(begins, 0, size, offset);
    return at >= 0 ? at : -at - 1;
  }
}
