package nl.aldus.extractor.lexicon;

import java.util.HashSet;
import java.util.Set;

/**
 * Words for what people are: functions ({@code minister}) and forms of address and kinship ({@code
 * mevrouw}, {@code zoon}), from {@code roles.txt}. Immutable and thread-safe.
 */
public final class Roles {

  /** So many letters at least stand before an ending that makes functions: no -arts in starts. */
  private static final int SHORTEST_STEM = 3;

  private final Heads all;
  private final Set<String> endings;
  private final int longestEnding;
  private final Set<String> noFunctions;

  private Roles(Set<String> all, Set<String> endings, Set<String> noFunctions) {
    this.all = new Heads(all);
    this.endings = Set.copyOf(endings);
    this.longestEnding = endings.stream().mapToInt(String::length).max().orElse(0);
    this.noFunctions = Set.copyOf(noFunctions);
  }

  /** The Dutch ones. */
  public static Roles dutch() {
    Set<String> all = new HashSet<>();
    Set<String> endings = new HashSet<>();
    Set<String> noFunctions = new HashSet<>();
    for (String entry : WordList.read(Roles.class, "roles.txt")) {
      boolean function = !entry.endsWith("*");
      String form = function ? entry : entry.substring(0, entry.length() - 1);
      if (form.startsWith("-")) {
        endings.add(form);
      } else {
        all.add(form);
      }
      if (!function) {
        noFunctions.add(form);
      }
    }
    return new Roles(all, endings, noFunctions);
  }

  /**
   * The role that a word is or ends with: {@code voorzitter} for {@code wijkvoorzitter}, {@code
   * -meester} for {@code havenmeester}; the longer of the two where both fit. Null if it has none.
   *
   * @param lower form in lower case
   */
  public String of(String lower) {
    String role = all.of(lower);
    if (lower.equals(role)) {
      return role;
    }
    String ending = ending(lower);
    boolean longer = ending != null && (role == null || ending.length() > role.length());
    return longer ? ending : role;
  }

  /** The ending that the word has, with its hyphen, or null. The longest counts. */
  private String ending(String lower) {
    int first = Math.max(SHORTEST_STEM, lower.length() - longestEnding + 1);
    for (int i = first; i < lower.length(); i++) {
      String ending = "-" + lower.substring(i);
      if (endings.contains(ending)) {
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
