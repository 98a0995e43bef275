package nl.aldus.extractor.quote.clause;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.aldus.extractor.lexicon.WordClass;
import nl.aldus.extractor.lexicon.WordList;

/** What kind of word an item is, from the dictionary and a few lists. Immutable, thread-safe. */
public final class Grammar {

  private final Set<String> subordinators;
  private final Set<String> adverbs = new HashSet<>();
  private final List<String[]> adverbPhrases;

  private Grammar() {
    subordinators = Set.copyOf(WordList.read(Grammar.class, "subordinators.txt"));
    List<String> entries = WordList.read(Grammar.class, "adverbs.txt");
    for (String entry : entries) {
      if (entry.indexOf(' ') < 0) {
        adverbs.add(entry);
      }
    }
    adverbPhrases =
        entries.stream().filter(e -> e.indexOf(' ') >= 0).map(e -> e.split(" ")).toList();
  }

  public static Grammar dutch() {
    return new Grammar();
  }

  public boolean isSubordinator(String lower) {
    return subordinators.contains(lower);
  }

  /** How many items of adverbs stand here. */
  public int adverbs(Frame frame, int item) {
    int i = item;
    while (true) {
      int step = adverb(frame, i);
      if (step == 0) {
        return i - item;
      }
      i += step;
    }
  }

  private int adverb(Frame frame, int item) {
    String lower = frame.lower(item);
    if (lower.isEmpty()) {
      return 0;
    }
    if (adverbs.contains(lower)) {
      return 1;
    }
    for (String[] phrase : adverbPhrases) {
      if (frame.matches(item, phrase)) {
        return phrase.length;
      }
    }
    return 0;
  }

  /** True for a form that can be a finite verb and hardly anything else here. */
  public static boolean isFinite(Frame frame, int item) {
    if (!frame.is(item, WordClass.FINITE)) {
      return false;
    }
    if (frame.is(item, WordClass.COPULA)) {
      // "was" is also a noun, but in the news only behind "de".
      return (frame.is(item, WordClass.LOWER_CASE) || item == 0) && !frame.is(item - 1, "de");
    }
    if (frame.is(item, WordClass.NOUN_OR_NAME)) {
      // "bericht", "stelling": a noun behind an article or adjective, a verb elsewhere.
      return !isDeterminer(frame, item - 1)
          && !frame.is(item - 1, WordClass.ATTRIBUTIVE)
          && frame.is(item, WordClass.LOWER_CASE);
    }
    return frame.is(item, WordClass.LOWER_CASE) || item == 0;
  }

  public static boolean isPreposition(Frame frame, int item) {
    return frame.is(item, WordClass.ADPOSITION) && frame.is(item, WordClass.LOWER_CASE);
  }

  public static boolean isNominative(Frame frame, int item) {
    return frame.is(item, WordClass.NOMINATIVE);
  }

  public static boolean isCoordinator(Frame frame, int item) {
    return frame.is(item, WordClass.COORDINATOR);
  }

  public static boolean isDeterminer(Frame frame, int item) {
    return frame.is(item, WordClass.DETERMINER);
  }

  /** True for a word that can be the head of a noun phrase. */
  public static boolean isNoun(Frame frame, int item) {
    return frame.is(item, WordClass.HEAD_NOUN);
  }

  public static boolean isAdjective(Frame frame, int item) {
    return frame.is(item, WordClass.MODIFIER);
  }

  public static boolean isPlural(Frame frame, int item) {
    return frame.is(item, WordClass.PLURAL_NOUN);
  }

  public static boolean isComma(Frame frame, int item) {
    return frame.is(item, WordClass.COMMA);
  }

  public static boolean isPunctuation(Frame frame, int item) {
    return frame.is(item, WordClass.PUNCTUATION);
  }

  /** True for a verb form that is plural, or an infinitive. */
  public static boolean isPluralVerb(Frame frame, int item) {
    return frame.is(item, WordClass.INFINITIVE) || frame.is(item, WordClass.PAST_PLURAL);
  }
}
