package nl.aldus.extractor.lexicon;

import java.util.Collection;
import java.util.Set;

/**
 * Words that Dutch compounds end with: {@code voorzitter} in {@code fractievoorzitter}. Immutable
 * and thread-safe.
 */
public final class Heads {

  /** A head of fewer letters is no sign: ir in souvenir. */
  private static final int SHORTEST = 5;

  private final Set<String> heads;
  private final int longest;

  /**
   * @param heads in lower case
   */
  public Heads(Collection<String> heads) {
    this.heads = Set.copyOf(heads);
    this.longest = heads.stream().mapToInt(String::length).max().orElse(0);
  }

  /**
   * The longest head that a word is or ends with, or null. The time does not depend on the length
   * of the word.
   *
   * @param lower form in lower case
   */
  public String of(String lower) {
    if (heads.contains(lower)) {
      return lower;
    }
    int first = Math.max(1, lower.length() - longest);
    for (int i = first; i <= lower.length() - SHORTEST; i++) {
      String ending = lower.substring(i);
      if (heads.contains(ending)) {
        return ending;
      }
    }
    return null;
  }
}
