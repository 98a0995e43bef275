package nl.aldus.extractor.quote.circumstance;

import java.util.Set;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.lexicon.WordList;
import nl.aldus.extractor.quote.clause.Frame;
import nl.aldus.extractor.quote.clause.Grammar;
import nl.aldus.extractor.quote.cue.CueUse;
import nl.aldus.extractor.quote.speaker.NounPhrase;
import nl.aldus.extractor.quote.speaker.NounPhraseReader;

/**
 * Finds where or how something was said: {@code in een tweet}, {@code tegen de NOS}, {@code tijdens
 * een persconferentie}. Immutable and thread-safe.
 */
public final class Venues {

  /** A venue stands no further from the reporting expression. */
  private static final int REACH = 14;

  private final Set<String> venues = Set.copyOf(WordList.read(Venues.class, "venues.txt"));
  private final Set<String> listeners = Set.copyOf(WordList.read(Venues.class, "listeners.txt"));
  private final Set<String> platforms = Set.copyOf(WordList.read(Venues.class, "platforms.txt"));

  /**
   * The venue that a frame gives for what its cue reports.
   *
   * @param speaker the phrase that names the speaker, which is no venue, or null
   * @return the words as in the text, or null
   */
  public String of(
      Document document, Frame frame, CueUse cue, NounPhrase speaker, NounPhraseReader phrases) {
    int from = Math.max(0, cue.first() - REACH);
    int to = Math.min(frame.size(), cue.tail() + REACH);
    for (int i = from; i < to; i++) {
      if (i > cue.tail() && (frame.is(i, "dat") || frame.is(i, ":"))) {
        return null;
      }
      String preposition = frame.lower(i);
      if (!isPreposition(preposition)) {
        continue;
      }
      NounPhrase phrase = phrases.at(frame, i + 1);
      boolean itself =
          phrase != null
              && speaker != null
              && phrase.first() == speaker.first()
              && speaker.frame() == frame;
      if (phrase != null && !itself && isVenue(frame, preposition, phrase)) {
        return document.covered(frame.begin(i), frame.end(phrase.last()));
      }
    }
    return null;
  }

  private static boolean isPreposition(String lower) {
    return switch (lower) {
      case "in", "op", "via", "tijdens", "tegen", "tegenover", "aan", "bij", "per" -> true;
      default -> false;
    };
  }

  private boolean isVenue(Frame frame, String preposition, NounPhrase phrase) {
    String noun = frame.lower(phrase.head());
    if (preposition.equals("aan") && isNoun(frame, phrase.first() - 2)) {
      // "leerkracht aan het Atheneum" is who, not where.
      return false;
    }
    boolean addressed =
        preposition.equals("tegen") || preposition.equals("tegenover") || preposition.equals("aan");
    if (phrase.name() != null) {
      boolean organization = phrase.name().type() == EntityType.ORGANIZATION;
      boolean online = preposition.equals("op") || preposition.equals("via");
      return addressed && organization && !preposition.equals("tegenover")
          || online && platforms.contains(noun);
    }
    if (addressed) {
      return endsWithAny(noun, listeners);
    }
    boolean online = preposition.equals("op") || preposition.equals("via");
    return endsWithAny(noun, venues) || online && platforms.contains(noun);
  }

  private static boolean isNoun(Frame frame, int item) {
    return Grammar.isNoun(frame, item) && Character.isLowerCase(frame.text(item).codePointAt(0));
  }

  private static boolean endsWithAny(String noun, Set<String> endings) {
    for (int begin = 0; begin < noun.length() - 1; begin++) {
      if (endings.contains(noun.substring(begin))) {
        return true;
      }
    }
    return false;
  }
}
