package nl.aldus.extractor.entity;

import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How names compare. */
final class Names {

  /** Words that do not count in an abbreviation, nor at the beginning of a name. */
  private static final Set<String> SMALL =
      Set.of("van", "de", "der", "den", "het", "voor", "en", "in", "of", "the", "and", "for", "te");

  private static final int LONGEST_NAME = 100;

  private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0]+");
  private static final Normalizer2 DECOMPOSE = Normalizer2.getNFKDInstance();

  private Names() {}

  /** The name in lower case, without accents, its white space and hyphens as single spaces. */
  static String fold(String name) {
    boolean plain = true;
    for (int i = 0; i < name.length() && plain; i++) {
      plain = name.charAt(i) < 0x80;
    }
    String decomposed = plain ? name : DECOMPOSE.normalize(name);
    StringBuilder folded = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); ) {
      int c = decomposed.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isLetterOrDigit(c) || c == '&' || c == '+') {
        folded.appendCodePoint(Character.toLowerCase(c));
      } else if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '-' || c == '/') {
        if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
          folded.append(' ');
        }
      }
    }
    return folded.toString().strip();
  }

  static List<String> words(String folded) {
    return List.of(folded.split(" "));
  }

  /** True if the short name is the long one without one or more words at its begin. */
  static boolean endsWith(List<String> longName, List<String> shortName) {
    int skip = longName.size() - shortName.size();
    return skip > 0 && longName.subList(skip, longName.size()).equals(shortName);
  }

  /** True if the short name is the long one without one or more words at its end. */
  static boolean startsWith(List<String> longName, List<String> shortName) {
    int skip = longName.size() - shortName.size();
    return skip > 0 && longName.subList(0, shortName.size()).equals(shortName);
  }

  /**
   * True if two full names of persons may be one person's: the same surname, and first names of
   * which one is the other's initial, or which begin alike: J. Jansen, Jan Jansen, Jan P. Jansen.
   */
  static boolean mayBeOnePerson(String a, String b) {
    List<String> left = personWords(a);
    List<String> right = personWords(b);
    if (left.size() < 2 || right.size() < 2 || !surname(left).equals(surname(right))) {
      return false;
    }
    String first = left.get(0);
    String other = right.get(0);
    boolean initial = first.length() == 1 || other.length() == 1;
    return first.equals(other) || (initial && first.charAt(0) == other.charAt(0));
  }

  /** Words of a person's name; initials written together, such as J.P., apart. */
  private static List<String> personWords(String name) {
    List<String> words = new ArrayList<>();
    for (String part : SPACE.split(name.strip())) {
      if (part.endsWith(".") && part.indexOf('.') == 1) {
        for (String initial : part.split("\\.")) {
          words.add(fold(initial));
        }
      } else {
        words.add(fold(part));
      }
    }
    words.removeIf(String::isEmpty);
    return words;
  }

  /** The words from the first particle, or else the last word, on. */
  private static List<String> surname(List<String> words) {
    for (int i = 1; i < words.size() - 1; i++) {
      if (SMALL.contains(words.get(i))) {
        return words.subList(i, words.size());
      }
    }
    return words.subList(words.size() - 1, words.size());
  }

  /** True if the letters of the abbreviation begin the words of the name, small words optional. */
  static boolean abbreviates(String abbreviation, String name) {
    String letters = fold(abbreviation).replace(" ", "");
    List<String> words = words(fold(name));
    if (letters.length() < 2 || words.size() < 2 || !isCapitals(abbreviation)) {
      return false;
    }
    return matches(letters, 0, words, 0);
  }

  private static boolean matches(String letters, int at, List<String> words, int word) {
    if (word == words.size()) {
      return at == letters.length();
    }
    String here = words.get(word);
    if (at < letters.length()
        && letters.charAt(at) == here.charAt(0)
        && matches(letters, at + 1, words, word + 1)) {
      return true;
    }
    return SMALL.contains(here) && matches(letters, at, words, word + 1);
  }

  /**
   * True if a form in capitals that stands in brackets right behind a name can be short for it: the
   * same first letter, or all its letters at the begin of words of the name, in their order, though
   * not of all words: Nederlandse Organisatie voor toegepast-natuurwetenschappelijk onderzoek
   * (TNO).
   */
  static boolean mayAbbreviate(String abbreviation, String name) {
    String letters = fold(abbreviation).replace(" ", "");
    List<String> words = words(fold(name));
    if (letters.isEmpty() || words.get(0).isEmpty()) {
      return false;
    }
    int at = 0;
    for (String word : words) {
      if (at < letters.length() && letters.charAt(at) == word.charAt(0)) {
        at++;
      }
    }
    return at == letters.length() || letters.charAt(0) == words.get(0).charAt(0);
  }

  /**
   * The folded name without its first word, without its first two, and so on. None for what is too
   * long for a name.
   */
  static List<String> shorter(String folded) {
    List<String> parts = new ArrayList<>();
    if (folded.length() > LONGEST_NAME) {
      return parts;
    }
    for (int space = folded.indexOf(' '); space >= 0; space = folded.indexOf(' ', space + 1)) {
      parts.add(folded.substring(space + 1));
    }
    return parts;
  }

  /** True for a form of two to eight characters most of which are capitals. */
  static boolean isCapitals(String form) {
    int capitals = 0;
    for (int i = 0; i < form.length(); i++) {
      capitals += Character.isUpperCase(form.charAt(i)) ? 1 : 0;
    }
    return capitals >= 2 && form.length() <= 8 && capitals * 2 > form.length();
  }

  /** The name with every stretch of white space as one space. */
  static String tidy(String name) {
    return SPACE.matcher(name.strip()).replaceAll(" ");
  }

  /** True if the whole name is in capitals and more than an abbreviation. */
  static boolean isShouted(String name) {
    return name.length() > 8 && name.equals(name.toUpperCase(Locale.ROOT));
  }
}
