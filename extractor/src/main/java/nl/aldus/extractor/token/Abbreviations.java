package nl.aldus.extractor.token;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import nl.aldus.extractor.lexicon.WordList;

/** Abbreviations that keep their full stop. Immutable and thread-safe. */
public final class Abbreviations {

  private final Set<String> all = new HashSet<>();
  private final Set<String> mayEndSentence = new HashSet<>();
  private final Set<String> notInCapitals = new HashSet<>();

  private Abbreviations() {}

  /** The Dutch ones, from {@code abbreviations.txt}. */
  public static Abbreviations dutch() {
    Abbreviations abbreviations = new Abbreviations();
    for (String entry : WordList.read(Abbreviations.class, "abbreviations.txt")) {
      boolean marked = entry.endsWith("*") || entry.endsWith("~");
      String form = marked ? entry.substring(0, entry.length() - 1) : entry;
      abbreviations.all.add(form);
      if (entry.endsWith("*")) {
        abbreviations.mayEndSentence.add(form);
      } else if (marked) {
        abbreviations.notInCapitals.add(form.toUpperCase(Locale.ROOT));
      }
    }
    return abbreviations;
  }

  /**
   * True if the form, full stop included, is an abbreviation; case matters only where capitals make
   * it a name: {@code vs.} is one, {@code VS.} ends a sentence.
   */
  public boolean contains(String form) {
    return all.contains(form.toLowerCase(Locale.ROOT)) && !notInCapitals.contains(form);
  }

  /** True if a sentence may well end with it. */
  public boolean mayEndSentence(String form) {
    return mayEndSentence.contains(form.toLowerCase(Locale.ROOT));
  }
}
