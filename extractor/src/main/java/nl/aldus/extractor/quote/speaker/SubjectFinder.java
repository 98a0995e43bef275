package nl.aldus.extractor.quote.speaker;

import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Mention;
import nl.aldus.extractor.quote.clause.Frame;
import nl.aldus.extractor.quote.clause.Grammar;
import nl.aldus.extractor.quote.clause.TimeWords;
import nl.aldus.extractor.quote.cue.CueUse;
import nl.aldus.extractor.quote.cue.CueUse.Kind;

/**
 * Finds the noun phrase that a reporting expression names as speaker: the syntactic subject, not
 * the nearest name. Belongs to one document.
 */
public final class SubjectFinder {

  private static final int REACH = 16;

  private final NounPhraseReader phrases;
  private final Grammar grammar;

  public SubjectFinder(NounPhraseReader phrases, Grammar grammar) {
    this.phrases = phrases;
    this.grammar = grammar;
  }

  /**
   * A subject and where it stands.
   *
   * @param phrase the subject
   * @param place where it was found
   */
  public record Subject(NounPhrase phrase, Place place) {}

  /** Where a subject stands with respect to its verb. */
  public enum Place {
    AFTER_VERB("its subject stands behind the verb"),
    BEFORE_VERB("its subject stands before the verb"),
    AFTER_PREPOSITION("the source follows it"),
    BEHIND_DOOR("the agent stands behind 'door'"),
    ANTECEDENT("the relative clause tells of this one"),
    SUBORDINATE("it is the subject of the subordinate clause"),
    SHARED("it shares its subject with the clause before"),
    OWNER("the reporting noun or possessive belongs to this one"),
    DOCUMENT("the text in which it stands is named");

    private final String explanation;

    Place(String explanation) {
      this.explanation = explanation;
    }

    /** The place in words, for people. */
    public String explanation() {
      return explanation;
    }
  }

  /** The speaker's phrase, or null if the frame names none. */
  public Subject of(Frame frame, CueUse use) {
    if (use.kind() == Kind.PREPOSITION) {
      NounPhrase phrase = source(frame, use);
      return phrase == null ? null : new Subject(phrase, Place.AFTER_PREPOSITION);
    }
    if (use.kind() == Kind.NOUN && frame.is(use.item() + 1, "van")) {
      NounPhrase owner = phrases.at(frame, use.item() + 2);
      return owner == null ? null : new Subject(owner, Place.OWNER);
    }
    if (use.kind() == Kind.POSSESSIVE || use.kind() == Kind.NOUN) {
      NounPhrase main = main(frame);
      return main == null ? null : new Subject(main, Place.OWNER);
    }
    if (use.passive()) {
      return behindDoor(frame, use);
    }
    if (use.finite() < 0) {
      NounPhrase main = main(frame);
      return main == null ? null : new Subject(main, Place.SHARED);
    }
    if (use.verb() != null && isWritten(use.verb().base())) {
      NounPhrase document = document(frame, use);
      if (document != null) {
        return new Subject(document, Place.DOCUMENT);
      }
    }
    return ofFinite(frame, use.finite(), use.item());
  }

  /** "Volgens bronnen rond de formatie is": at the beginning everything before the verb. */
  private NounPhrase source(Frame frame, CueUse use) {
    NounPhrase phrase = phrases.at(frame, use.last() + 1);
    if (phrase == null || use.first() > 0 || !isNew(frame, phrase)) {
      return phrase;
    }
    int next = phrase.reach() + 1;
    if (!Grammar.isPreposition(frame, next)) {
      return phrase;
    }
    for (int i = next; i < frame.size() && i < next + REACH; i++) {
      if (Grammar.isFinite(frame, i)) {
        return phrase.upTo(i - 1);
      }
      if (frame.isQuote(i) || Grammar.isPunctuation(frame, i)) {
        return phrase;
      }
    }
    return phrase;
  }

  private static boolean isWritten(String infinitive) {
    return infinitive.equals("staan") || infinitive.equals("lezen");
  }

  /**
   * "In de brief staat dat", "daarin staat dat": the phrase behind "in" or "op" beside the verb, or
   * the word that points to it; null if there is none.
   */
  private NounPhrase document(Frame frame, CueUse use) {
    int verb = use.finite();
    for (int i = Math.max(0, verb - 2); i <= verb + 1; i++) {
      if (frame.is(i, "daarin") || frame.is(i, "hierin") || frame.is(i, "erin")) {
        return new NounPhrase(frame, NounPhrase.Kind.PRONOUN, i, i, i, i, null, false, null);
      }
    }
    if (frame.is(verb + 1, "in") || frame.is(verb + 1, "op")) {
      return phrases.at(frame, verb + 2);
    }
    for (int i = 0; i < verb; i++) {
      if (frame.is(i, "in") || frame.is(i, "op")) {
        NounPhrase phrase = phrases.at(frame, i + 1);
        return phrase != null && verb - phrase.reach() < REACH ? phrase : null;
      }
    }
    return null;
  }

  private Subject behindDoor(Frame frame, CueUse use) {
    for (int i = 0; i < frame.size(); i++) {
      if (frame.is(i, "door")) {
        NounPhrase phrase = phrases.at(frame, i + 1);
        if (phrase != null && Math.abs(i - use.item()) < REACH) {
          return new Subject(phrase, Place.BEHIND_DOOR);
        }
      }
    }
    return null;
  }

  /** The subject of the first finite verb of the frame, or null. */
  public NounPhrase main(Frame frame) {
    boolean subordinate = grammar.isSubordinator(frame.lower(0)) && !frame.is(0, "dat");
    for (int i = 0; i < frame.size(); i++) {
      if (Grammar.isFinite(frame, i) && (!subordinate || Grammar.isComma(frame, i - 1))) {
        Subject subject = ofFinite(frame, i, i);
        return subject == null ? null : subject.phrase();
      }
    }
    return phrases.at(frame, 0);
  }

  private Subject ofFinite(Frame frame, int verb, int item) {
    int start = clauseStart(frame, verb);
    NounPhrase after = withRelative(frame, after(frame, verb));
    String before = frame.lower(verb - 1);
    boolean nominative = after != null && isNominative(frame, after);
    if (nominative && !(start < verb && prefield(frame, start, verb) != null)) {
      return new Subject(after, Place.AFTER_VERB);
    }
    if (start == verb || frame.isQuote(verb - 1)) {
      if (after != null) {
        return new Subject(after, Place.AFTER_VERB);
      }
      if (Grammar.isCoordinator(frame, verb - 1) || start == verb) {
        NounPhrase shared = shared(frame, verb);
        return shared == null ? null : new Subject(shared, Place.SHARED);
      }
      return null;
    }
    Subject subordinate = subordinate(frame, start, verb);
    if (subordinate != null) {
      return subordinate;
    }
    NounPhrase prefield = prefield(frame, start, verb);
    if (prefield != null) {
      NounPhrase apposed = describedName(frame, prefield);
      if (apposed != null) {
        return new Subject(apposed, Place.BEFORE_VERB);
      }
      return new Subject(prefield, Place.BEFORE_VERB);
    }
    if (after != null) {
      return new Subject(after, Place.AFTER_VERB);
    }
    if (item > verb + 1) {
      // "heeft de minister gezegd": the subject may stand further behind the auxiliary.
      for (int i = verb + 1; i < item; i++) {
        NounPhrase phrase = phrases.at(frame, i);
        if (phrase != null && !Grammar.isPreposition(frame, i - 1)) {
          return new Subject(phrase, Place.AFTER_VERB);
        }
      }
    }
    NounPhrase any = lastBefore(frame, start, verb);
    return any == null ? null : new Subject(any, Place.BEFORE_VERB);
  }

  /** The phrase behind the verb and its adverbs. */
  private NounPhrase after(Frame frame, int verb) {
    int i = verb + 1;
    for (int steps = 0; steps < 4; steps++) {
      if (frame.is(i, "het")
          && !Grammar.isNoun(frame, i + 1)
          && !Grammar.isAdjective(frame, i + 1)
          && phrases.mention(frame, i + 1) == null) {
        i++;
        continue;
      }
      if (frame.is(i, "dat") && !Grammar.isNoun(frame, i + 1)) {
        return null;
      }
      NounPhrase phrase = phrases.at(frame, i);
      if (phrase != null && !isTime(frame, phrase)) {
        return phrase;
      }
      if (phrase != null) {
        i = phrase.last() + 1;
        continue;
      }
      int adverbs = grammar.adverbs(frame, i);
      if (adverbs > 0) {
        i += adverbs;
        continue;
      }
      if (Grammar.isPreposition(frame, i) && !frame.is(i, "te") && !frame.is(i, "door")) {
        NounPhrase inner = phrases.at(frame, i + 1);
        if (inner == null) {
          return null;
        }
        i = inner.last() + 1;
        continue;
      }
      return null;
    }
    return null;
  }

  private static boolean isTime(Frame frame, NounPhrase phrase) {
    return TimeWords.isTime(frame.lower(phrase.head()));
  }

  private static boolean isNominative(Frame frame, NounPhrase phrase) {
    return phrase.kind() == NounPhrase.Kind.PRONOUN && Grammar.isNominative(frame, phrase.head());
  }

  /** First item of the clause of a finite verb. */
  private int clauseStart(Frame frame, int verb) {
    int i = verb;
    if (Grammar.isComma(frame, verb - 1)) {
      int apposed = apposed(frame, verb);
      if (apposed >= 0) {
        return apposed;
      }
      return verb;
    }
    while (i > 0) {
      String before = frame.lower(i - 1);
      if (frame.isQuote(i - 1)) {
        return i;
      }
      if (before.equals(")")) {
        int open = i - 1;
        while (open > 0 && i - open < REACH && !frame.is(open, "(")) {
          open--;
        }
        i = frame.is(open, "(") ? open : i - 1;
        continue;
      }
      if (Grammar.isComma(frame, i - 1)) {
        int apposed = apposed(frame, i);
        if (apposed < 0) {
          return i;
        }
        i = apposed;
        continue;
      }
      if (before.equals(":")
          || before.equals(";")
          || before.equals("–")
          || before.equals("-") && frame.end(i - 1) < frame.begin(i)) {
        return i;
      }
      if (Grammar.isCoordinator(frame, i - 1) && coordinatesClauses(frame, i - 1, verb)) {
        return i;
      }
      i--;
    }
    return 0;
  }

  /**
   * "en" between clauses, not between the parts of a subject: what follows holds a verb at once.
   */
  private boolean coordinatesClauses(Frame frame, int item, int verb) {
    if (item + 1 == verb || frame.is(item, "maar") || frame.is(item, "want")) {
      return true;
    }
    for (int i = 0; i < item; i++) {
      if (Grammar.isFinite(frame, i)) {
        return true;
      }
    }
    return false;
  }

  /** First item of the phrase whose apposition ends with the comma before an item, or -1. */
  private int apposed(Frame frame, int item) {
    for (int comma = item - 2; comma > 0 && comma > item - 2 - REACH; comma--) {
      if (frame.isQuote(comma)) {
        return -1;
      }
      if (Grammar.isComma(frame, comma)) {
        int start = comma;
        while (start > 0
            && !Grammar.isComma(frame, start - 1)
            && !frame.isQuote(start - 1)
            && comma - start < REACH
            && !frame.is(start - 1, ":")) {
          start--;
        }
        for (int i = start; i < comma; i++) {
          if (Grammar.isFinite(frame, i)) {
            // "dat X, directeur van Y, zegt": the phrase may open behind the verb or conjunction.
            return -1;
          }
          NounPhrase phrase = phrases.at(frame, i);
          if (phrase != null && phrase.reach() >= comma - 1) {
            return i == start
                    || grammar.isSubordinator(frame.lower(i - 1))
                    || Grammar.isCoordinator(frame, i - 1)
                ? start
                : -1;
          }
        }
        return -1;
      }
    }
    return -1;
  }

  /** The subject before the verb if the clause begins with it, else null. */
  private NounPhrase prefield(Frame frame, int start, int verb) {
    int i = start;
    if (Grammar.isCoordinator(frame, i)) {
      i++;
    }
    i += frame.is(i, "ook") ? 1 : 0;
    if (frame.is(i, "dat") && i + 1 == verb || i >= verb) {
      return null;
    }
    NounPhrase phrase = phrases.at(frame, i);
    if (phrase == null || isTime(frame, phrase)) {
      return null;
    }
    int end = phrase.reach() + 1;
    if (Grammar.isComma(frame, end)) {
      end = phrases.apposition(frame, phrase) + 2;
    }
    end += grammar.adverbs(frame, end);
    if (end >= verb) {
      return phrase;
    }
    if (isRelative(frame, end)) {
      return isNew(frame, phrase) ? phrase.upTo(verb - 1) : phrase;
    }
    if (Grammar.isPreposition(frame, end)) {
      // Only one phrase stands before the verb, so what follows the noun belongs to it.
      return isNew(frame, phrase) && !hasComma(frame, end, verb) ? phrase.upTo(verb - 1) : phrase;
    }
    for (int k = phrase.reach() + 1; k < verb; k++) {
      if (Grammar.isFinite(frame, k)) {
        return null;
      }
    }
    return phrase;
  }

  /** "een man die": a relative clause without a comma tells which. */
  private static boolean isRelative(Frame frame, int item) {
    return (frame.is(item, "die") || frame.is(item, "dat") || frame.is(item, "wie"))
        && !Grammar.isComma(frame, item - 1);
  }

  /** True for a description that brings somebody into the story: "een artikel", "werkgevers". */
  private static boolean isNew(Frame frame, NounPhrase phrase) {
    return phrase.kind() == NounPhrase.Kind.DESCRIPTION
        && (phrase.plural() || frame.is(phrase.first(), "een"))
        && Grammar.isNoun(frame, phrase.head())
        && phrase.second() == null;
  }

  private static boolean hasComma(Frame frame, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Grammar.isComma(frame, i) || frame.isQuote(i)) {
        return true;
      }
    }
    return false;
  }

  /** "zegt een man die ziek is geweest": with the clause that tells which man. */
  private NounPhrase withRelative(Frame frame, NounPhrase phrase) {
    if (phrase == null || !isNew(frame, phrase)) {
      return phrase;
    }
    int next = phrase.last() + 1;
    if (frame.is(next, "met")) {
      NounPhrase with = phrases.at(frame, next + 1);
      return with == null ? phrase : phrase.upTo(with.last());
    }
    if (!frame.is(next, "die")) {
      return phrase;
    }
    int end = next;
    boolean finite = false;
    while (end + 1 < frame.size()
        && !frame.isQuote(end + 1)
        && !Grammar.isPunctuation(frame, end + 1)) {
      end++;
      finite |= Grammar.isFinite(frame, end);
    }
    return finite ? phrase.upTo(end) : phrase;
  }

  /** "Jan Smit, bestuurslid van X (Y) vindt": the name before a bare description, or null. */
  private NounPhrase describedName(Frame frame, NounPhrase phrase) {
    int comma = phrase.first() - 1;
    if (phrase.kind() != NounPhrase.Kind.DESCRIPTION
        || !Grammar.isComma(frame, comma)
        || Grammar.isDeterminer(frame, phrase.first())) {
      return null;
    }
    int i = comma - 1;
    if (frame.is(i, ")")) {
      while (i > 0 && !frame.is(i, "(")) {
        i--;
      }
      i--;
    }
    Mention mention = phrases.mention(frame, i);
    if (mention == null || mention.type() != EntityType.PERSON) {
      return null;
    }
    while (phrases.mention(frame, i - 1) == mention) {
      i--;
    }
    return phrases.at(frame, i);
  }

  /** The subject of a clause that a conjunction or relative pronoun opens, or null if none does. */
  private Subject subordinate(Frame frame, int start, int verb) {
    for (int i = start; i < verb; i++) {
      String lower = frame.lower(i);
      if (isClosed(frame, i, verb)) {
        continue;
      }
      boolean relative =
          (lower.equals("die") || lower.equals("dat") || lower.equals("wie"))
              && (i == 0
                  || Grammar.isComma(frame, i - 1)
                  || Grammar.isNoun(frame, i - 1)
                  || phrases.mention(frame, i - 1) != null);
      if (relative && i > 0 && !(lower.equals("dat") && Grammar.isComma(frame, i - 1))) {
        NounPhrase own = within(frame, i + 1, verb);
        if (own != null) {
          return new Subject(own, Place.SUBORDINATE);
        }
        NounPhrase antecedent = lastBefore(frame, 0, i);
        return antecedent == null ? null : new Subject(antecedent, Place.ANTECEDENT);
      }
      if (grammar.isSubordinator(lower)
          && i < verb - 1
          && (i == start || Grammar.isCoordinator(frame, i - 1) || Grammar.isComma(frame, i - 1))) {
        NounPhrase own = within(frame, i + 1, verb);
        return own == null ? null : new Subject(own, Place.SUBORDINATE);
      }
    }
    return null;
  }

  /**
   * True if a clause that opens at an item has its own verb before another one, behind a comma or,
   * if it opened without one, in its last place: "een man die ziek is geweest zegt".
   */
  private static boolean isClosed(Frame frame, int item, int verb) {
    boolean comma = Grammar.isComma(frame, item - 1);
    boolean relative = isRelative(frame, item) && Grammar.isNoun(frame, item - 1);
    if (!comma && !relative) {
      return false;
    }
    boolean finite = false;
    for (int i = item + 1; i < verb; i++) {
      if (finite && comma && Grammar.isComma(frame, i)) {
        return true;
      }
      if (finite && Grammar.isCoordinator(frame, i)) {
        return false;
      }
      finite |= Grammar.isFinite(frame, i);
    }
    return finite && relative;
  }

  /** The first phrase between two items that no preposition governs. */
  private NounPhrase within(Frame frame, int from, int to) {
    int i = from;
    while (i < to) {
      if (Grammar.isPreposition(frame, i)) {
        NounPhrase inner = phrases.at(frame, i + 1);
        i = inner == null ? i + 1 : inner.last() + 1;
        continue;
      }
      NounPhrase phrase = phrases.at(frame, i);
      if (phrase != null && !isTime(frame, phrase) && phrase.last() < to) {
        return phrase;
      }
      i = phrase == null ? i + 1 : phrase.last() + 1;
    }
    return null;
  }

  /** The last named or described phrase before an item. */
  private NounPhrase lastBefore(Frame frame, int from, int to) {
    NounPhrase last = null;
    int i = from;
    while (i < to) {
      NounPhrase phrase = phrases.at(frame, i);
      if (phrase == null) {
        i++;
        continue;
      }
      if (phrase.last() < to && !isTime(frame, phrase)) {
        last = phrase;
      }
      i = Math.max(i + 1, phrase.last() + 1);
    }
    return last;
  }

  /** The subject that a verb behind "en" shares with the verb before. */
  private NounPhrase shared(Frame frame, int verb) {
    for (int i = 0; i < verb; i++) {
      if (Grammar.isFinite(frame, i)) {
        Subject subject = ofFinite(frame, i, i);
        return subject == null ? null : subject.phrase();
      }
    }
    return null;
  }

  /** True if a person is named in the phrase. */
  static boolean isPerson(NounPhrase phrase) {
    return phrase.name() != null && phrase.name().type() == EntityType.PERSON;
  }
}
