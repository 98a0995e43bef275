package nl.aldus.extractor.mention;

import nl.aldus.extractor.lexicon.Word;
import nl.aldus.extractor.token.Tokenizer;

/** The genitive that is written with an apostrophe: Obama's. */
public final class Genitive {

  private Genitive() {}

  /**
   * Where a name ends that ends with a word: before {@code 's} or the apostrophe, if the word has
   * them and is not a name with them, such as McDonald's.
   *
   * @param begin begin of the word
   * @param end end of the word, exclusive
   */
  public static int nameEnd(int begin, int end, Word word) {
    String form = word.form();
    int length = form.length();
    boolean genitive =
        length > 3 && form.endsWith("s") && Tokenizer.isApostrophe(form.charAt(length - 2));
    if (genitive && !word.hasTag("ENM:ORG") && !word.hasTag("ENM:PRD")) {
      return Math.max(begin + 1, end - 2);
    }
    return end;
  }
}
