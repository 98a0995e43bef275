package nl.aldus.extractor.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.IStemmer;
import morfologik.stemming.WordData;
import nl.aldus.extractor.lexicon.Word.Analysis;
import nl.aldus.extractor.lexicon.Word.Shape;

/**
 * The Dutch dictionary: 5.5 million forms with lemma and tag (dutch-pos-dict, LGPL), behind a cache
 * of the forms met so far. Thread-safe.
 */
public final class Lexicon {

  private static final String DICTIONARY = "/org/languagetool/resource/nl/dutch.dict";
  private static final String DICTIONARY_INFO = "/org/languagetool/resource/nl/dutch.info";

  /** Forms kept. News repeats itself; when full, the cache is emptied rather than managed. */
  private static final int CACHE_SIZE = 200_000;

  /** Longer forms are no words; they are not looked up and not kept. */
  private static final int LONGEST_FORM = 64;

  private final Dictionary dictionary;
  private final ThreadLocal<IStemmer> lookup;
  private final ConcurrentMap<String, Word> words = new ConcurrentHashMap<>();

  private Lexicon(Dictionary dictionary) {
    this.dictionary = dictionary;
    this.lookup = ThreadLocal.withInitial(() -> new DictionaryLookup(this.dictionary));
  }

  /** Reads the Dutch dictionary from the class path. */
  public static Lexicon dutch() {
    try (InputStream automaton = Lexicon.class.getResourceAsStream(DICTIONARY);
        InputStream info = Lexicon.class.getResourceAsStream(DICTIONARY_INFO)) {
      if (automaton == null || info == null) {
        throw new IllegalStateException("dutch-pos-dict is not on the class path");
      }
      return new Lexicon(Dictionary.read(automaton, info));
    } catch (IOException e) {
      throw new UncheckedIOException("the Dutch dictionary cannot be read", e);
    }
  }

  /** What is known of a form. Never null; a form that no dictionary has gets no analyses. */
  public Word word(String form) {
    Word known = words.get(form);
    if (known != null) {
      return known;
    }
    Word word = look(form);
    if (form.length() <= LONGEST_FORM) {
      if (words.size() >= CACHE_SIZE) {
        words.clear();
      }
      Word other = words.putIfAbsent(form, word);
      return other == null ? word : other;
    }
    return word;
  }

  private Word look(String form) {
    String plain = form.replace('’', '\'').replace('‘', '\'');
    String lower = plain.toLowerCase(Locale.ROOT);
    List<Analysis> analyses = List.of();
    if (form.length() <= LONGEST_FORM) {
      analyses = analyses(plain);
      if (analyses.isEmpty() && !lower.equals(plain)) {
        analyses = analyses(lower);
      }
    }
    return new Word(form, lower, shape(form), analyses);
  }

  /** Readings of exactly this form in the dictionary. */
  public List<Analysis> analyses(String form) {
    List<WordData> found = lookup.get().lookup(form);
    List<Analysis> analyses = new ArrayList<>(found.size());
    for (WordData data : found) {
      analyses.add(new Analysis(String.valueOf(data.getStem()), String.valueOf(data.getTag())));
    }
    return List.copyOf(analyses);
  }

  private static Shape shape(String form) {
    int letters = 0;
    int capitals = 0;
    boolean digit = false;
    for (int i = 0; i < form.length(); ) {
      int c = form.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isDigit(c)) {
        digit = true;
      } else if (Character.isLetter(c)) {
        letters++;
        if (Character.isUpperCase(c) || Character.isTitleCase(c)) {
          capitals++;
        }
      }
    }
    if (digit) {
      return Shape.NUMBER;
    }
    if (letters == 0) {
      return Shape.PUNCTUATION;
    }
    if (capitals == 0) {
      return Shape.LOWER;
    }
    if (capitals == letters && letters > 1) {
      return Shape.ALL_CAPS;
    }
    boolean first = Character.isUpperCase(form.codePointAt(0));
    return first && (capitals == 1 || letters == 1) ? Shape.CAPITALIZED : Shape.MIXED;
  }
}
