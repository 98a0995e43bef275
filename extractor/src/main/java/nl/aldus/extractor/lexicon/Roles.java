package nl.aldus.extractor.lexicon;

import java.util.HashSet;
import java.util.Set;

/**
 * Words for what people are: functions ({@code minister}) and forms of address and kinship ({@code
 * mevrouw}, {@code zoon}), from {@code roles.txt}. Immutable and thread-safe.
 */
public final class Roles {

  private final Heads all;
  private final Set<String> noFunctions;

  private Roles(Set<String> all, Set<String> noFunctions) {
    this.all = new Heads(all);
    this.noFunctions = Set.copyOf(noFunctions);
  }

  /** The Dutch ones. */
  public static Roles dutch() {
    Set<String> all = new HashSet<>();
    Set<String> noFunctions = new HashSet<>();
    for (String entry : WordList.read(Roles.class, "roles.txt")) {
      boolean function = !entry.endsWith("*");
      String form = function ? entry : entry.substring(0, entry.length() - 1);
      all.add(form);
      if (!function) {
        noFunctions.add(form);
      }
    }
    return new Roles(all, noFunctions);
  }

  /**
   * The role that a word is or ends with: {@code voorzitter} for {@code fractievoorzitter}; null if
   * it has none.
   *
   * @param lower form in lower case
   */
  public String of(String lower) {
    return all.of(lower);
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
