package nl.aldus.extractor.quote.speaker;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import nl.aldus.extractor.lexicon.OncePerForm;
import nl.aldus.extractor.lexicon.WordList;

/** Gender of first names and of nouns for people. Immutable and thread-safe. */
public final class Genders {

  /** Endings of nouns for women, and of most women's first names. */
  private static final String[] FEMALE_NOUNS = {"ster", "trice", "euse", "esse", "vrouw"};

  private static final String[] FEMALE_NAMES = {"ine", "elle", "ette", "ia", "ana", "ina", "eke"};

  private final Map<String, Gender> names = new HashMap<>();
  private final Map<String, Gender> nouns = new HashMap<>();
  private final OncePerForm<String, Gender> told = new OncePerForm<>(this::toldBy);

  private Genders() {}

  public static Genders dutch() {
    Genders genders = new Genders();
    fill(genders.names, "first-names.txt");
    fill(genders.nouns, "gendered-nouns.txt");
    return genders;
  }

  private static void fill(Map<String, Gender> map, String resource) {
    for (String line : WordList.read(Genders.class, resource)) {
      String[] words = line.split(" ");
      Gender gender = words[0].equals("f") ? Gender.FEMALE : Gender.MALE;
      for (int i = 1; i < words.length; i++) {
        map.merge(words[i].toLowerCase(Locale.ROOT), gender, (a, b) -> a == b ? a : Gender.UNKNOWN);
      }
    }
  }

  /** Gender of the person with this full name, from the first name. */
  public Gender ofName(String name) {
    int space = name.indexOf(' ');
    if (space < 0) {
      return Gender.UNKNOWN;
    }
    String first = name.substring(0, space).toLowerCase(Locale.ROOT);
    Gender known = names.get(first);
    if (known == null && first.indexOf('-') > 0) {
      known = names.get(first.substring(0, first.indexOf('-')));
    }
    if (known != null) {
      return known;
    }
    for (String ending : FEMALE_NAMES) {
      if (first.length() > ending.length() + 1 && first.endsWith(ending)) {
        return Gender.FEMALE;
      }
    }
    return Gender.UNKNOWN;
  }

  /** Gender that a noun tells, such as {@code woordvoerster}. */
  public Gender ofNoun(String noun) {
    return told.of(noun);
  }

  private Gender toldBy(String noun) {
    for (int begin = 0; begin < noun.length() - 2; begin++) {
      Gender known = nouns.get(noun.substring(begin));
      if (known != null && (begin == 0 || noun.length() - begin > 2)) {
        return known;
      }
    }
    for (String ending : FEMALE_NOUNS) {
      if (noun.length() > ending.length() + 2
          && noun.endsWith(ending)
          && !noun.endsWith("minister")
          && !noun.endsWith("meester")) {
        return Gender.FEMALE;
      }
    }
    return Gender.UNKNOWN;
  }
}
