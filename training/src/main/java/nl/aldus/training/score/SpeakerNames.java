package nl.aldus.training.score;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** When two names of a speaker count as the same. */
public final class SpeakerNames {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHER = Pattern.compile("[^\\w]+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern ARTICLE = Pattern.compile("^(een|de|het|the) ");

  private SpeakerNames() {}

  /**
   * True if the names are equal but for case, accents and punctuation, or if one name's last word
   * is the whole other name (an article before it aside).
   */
  public static boolean same(String gold, String said) {
    if (gold == null || said == null) {
      return false;
    }
    String a = fold(gold);
    String b = fold(said);
    if (a.isEmpty() || b.isEmpty()) {
      return false;
    }
    if (a.equals(b)) {
      return true;
    }
    a = ARTICLE.matcher(a).replaceFirst("");
    b = ARTICLE.matcher(b).replaceFirst("");
    return a.equals(b) || lastWord(a).equals(b) || lastWord(b).equals(a);
  }

  private static String fold(String name) {
    String folded = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    return OTHER.matcher(MARKS.matcher(folded).replaceAll("")).replaceAll(" ").strip();
  }

  private static String lastWord(String name) {
    return name.substring(name.lastIndexOf(' ') + 1);
  }
}
