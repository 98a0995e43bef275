package nl.aldus.extractor.lexicon;

import java.util.HashSet;
import java.util.Set;

/**
 * Words for what people are: functions ({@code minister}) and forms of address and kinship ({@code
 * mevrouw}, {@code zoon}), from {@code roles.txt}. Immutable and thread-safe.
 */
public final class Roles {

  /** An ending of fewer letters is no sign: ir in souvenir. */
  private static final int SHORTEST_ENDING = 5;

  private final Set<String> all = new HashSet<>();
  private final Set<String> noFunctions = new HashSet<>();

  private Roles() {}

  /** The Dutch ones. */
  public static Roles dutch() {
    Roles roles = new Roles();
    for (String entry : WordList.read(Roles.class, "roles.txt")) {
      boolean function = !entry.endsWith("*");
      String form = function ? entry : entry.substring(0, entry.length() - 1);
      roles.all.add(form);
      if (!function) {
        roles.noFunctions.add(form);
      }
    }
    return roles;
  }

  /**
   * The role that a word is or ends with: {@code voorzitter} for {@code fractievoorzitter}; null if
   * it has none.
   *
   * @param lower form in lower case
   */
  public String of(String lower) {
    if (all.contains(lower)) {
      return lower;
    }
    for (int i = 1; i <= lower.length() - SHORTEST_ENDING; i++) {
      String ending = lower.substring(i);
      if (all.contains(ending)) {
        return ending;
      }
    }
    return null;
  }

  /**
   * True if the word is or ends with a function, not just a form of address.
   *
   * @param lower form in lower case
   */
  public boolean isFunction(String lower) {
    String role = of(lower);
    return role != null && !noFunctions.contains(role);
  }
}
