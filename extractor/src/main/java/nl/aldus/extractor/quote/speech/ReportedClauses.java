package nl.aldus.extractor.quote.speech;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.aldus.extractor.lexicon.WordClass;
import nl.aldus.extractor.lexicon.WordList;
import nl.aldus.extractor.quote.clause.Frame;
import nl.aldus.extractor.quote.clause.Grammar;
import nl.aldus.extractor.quote.cue.CueUse;
import nl.aldus.extractor.quote.cue.Report;
import nl.aldus.extractor.quote.speaker.NounPhraseReader;
import nl.aldus.extractor.quote.speaker.SubjectFinder.Place;
import nl.aldus.extractor.quote.speech.ReportedClause.Construction;

/**
 * Tells which stretches of a frame a reporting expression may report: the one that grammar prefers,
 * or if there is none, those that it does not rule out. Immutable and thread-safe.
 */
final class ReportedClauses {

  /** Between a verb and its dat-clause stand at most this many items. */
  private static final int GAP = 16;

  /** The part behind "volgens X" is the predicate, and counts unless it is much the shorter. */
  private static final double BEHIND = 0.4;

  /** Around ", zegt X," the longer part counts. */
  private static final double LONGER = 1.0;

  /** Of the places where a clause may end before its sentence does, so many count. */
  private static final int MOST_ENDS = 4;

  /** No fragment is longer, in code points. */
  private static final int SENTENCE = 60;

  private final Grammar grammar;
  private final Map<String, Boolean> conjunctions = new HashMap<>();

  ReportedClauses(Grammar grammar) {
    this.grammar = grammar;
    for (String entry : WordList.read(CueUse.class, "conjunctions.txt")) {
      String[] columns = entry.split(" ");
      conjunctions.put(columns[1], columns[0].equals("keep"));
    }
  }

  /** What an expression may report; empty if there is nothing. */
  List<ReportedClause> of(FrameReading reading, Attribution attribution, NounPhraseReader phrases) {
    List<ReportedClause> found = new ArrayList<>();
    add(found, reading.frame(), preferred(reading, attribution, phrases), true);
    if (found.isEmpty()) {
      for (ReportedClause other : others(reading, attribution, phrases)) {
        add(found, reading.frame(), other, false);
      }
    }
    return found;
  }

  private static void add(
      List<ReportedClause> found, Frame frame, ReportedClause clause, boolean preferred) {
    ReportedClause trimmed = clause == null ? null : trimmed(frame, clause, preferred);
    if (trimmed == null || words(frame, trimmed) < trimmed.construction().least()) {
      return;
    }
    boolean quotation =
        trimmed.first() == trimmed.last()
            && frame.isQuote(trimmed.first())
            && !frame.is(trimmed.first() - 1, "dat");
    boolean known =
        found.stream().anyMatch(c -> c.first() == trimmed.first() && c.last() == trimmed.last());
    boolean relative = !preferred && isRelative(frame, trimmed.first());
    if (!quotation && !known && !relative) {
      found.add(trimmed);
    }
  }

  private ReportedClause preferred(
      FrameReading reading, Attribution attribution, NounPhraseReader phrases) {
    Frame frame = reading.frame();
    CueUse use = attribution.use();
    return switch (use.kind()) {
      case PREPOSITION -> prepositional(reading, attribution, phrases);
      case POSSESSIVE -> around(frame, use.first(), use.last(), frame.size() - 1, BEHIND);
      case VERB -> verbal(reading, attribution, phrases);
      case NOUN -> {
        int first = use.tail() + 2;
        yield clause(first, end(reading, attribution, first), Construction.CLAUSE);
      }
    };
  }

  private List<ReportedClause> others(
      FrameReading reading, Attribution attribution, NounPhraseReader phrases) {
    Frame frame = reading.frame();
    CueUse use = attribution.use();
    return switch (use.kind()) {
      case PREPOSITION -> {
        int last = behindSource(frame, attribution, phrases);
        yield sides(frame, use.first(), last, nextSource(reading, last));
      }
      case POSSESSIVE -> sides(frame, use.first(), use.last(), frame.size() - 1);
      case VERB -> otherVerbal(reading, attribution, phrases);
      case NOUN -> List.of();
    };
  }

  // --- verbs

  private ReportedClause verbal(
      FrameReading reading, Attribution attribution, NounPhraseReader phrases) {
    Frame frame = reading.frame();
    CueUse use = attribution.use();
    int after = use.tail() + 1;
    if (attribution.phrase() != null && attribution.phrase().first() > use.item()) {
      after = Math.max(after, attribution.phrase().reach() + 1);
    }
    if (use.reports(Report.PARENTHESIS) || use.reports(Report.QUOTATION)) {
      ReportedClause content = parenthesis(reading, attribution, phrases);
      if (content != null) {
        return content;
      }
    }
    if (use.reports(Report.CLAUSE)) {
      int conjunction = conjunction(frame, use.tail() + 1, after);
      if (conjunction >= 0 && asks(use, frame.lower(conjunction))) {
        boolean keep = conjunctions.get(frame.lower(conjunction));
        int first = keep ? conjunction : conjunction + 1;
        return clause(first, end(reading, attribution, first), Construction.CLAUSE);
      }
    }
    if (use.reports(Report.INFINITIVE) || use.reports(Report.REQUEST)) {
      return infinitive(reading, attribution, after);
    }
    return null;
  }

  /** Readings that the preferred one leaves aside, and other ends of its clause. */
  private List<ReportedClause> otherVerbal(
      FrameReading reading, Attribution attribution, NounPhraseReader phrases) {
    Frame frame = reading.frame();
    CueUse use = attribution.use();
    List<ReportedClause> found = new ArrayList<>();
    int verb = use.finite() >= 0 ? use.finite() : use.item();
    if (Grammar.isComma(frame, verb - 1) && attribution.phrase().first() > verb) {
      int begin = clauseBegin(reading, verb - 2);
      // "Dat heeft X gezegd, melden persbureaus" points to a report and is none.
      boolean points = frame.is(begin, "dat") && Grammar.isFinite(frame, begin + 1);
      if (!points) {
        found.add(clause(begin, verb - 2, Construction.BEFORE));
      }
      int tail = Math.max(use.tail(), attribution.phrase().reach());
      if (Grammar.isComma(frame, tail + 1)) {
        found.add(clause(tail + 2, frame.size() - 1, Construction.BEHIND));
      }
    }
    int conjunction = anyConjunction(frame, use.tail() + 1);
    if (conjunction >= 0) {
      int first = conjunction + (conjunctions.get(frame.lower(conjunction)) ? 0 : 1);
      int end = end(reading, attribution, first);
      found.add(clause(first, end, Construction.CLAUSE));
      found.add(clause(first, frame.size() - 1, Construction.CLAUSE));
      addShorter(found, frame, clause(first, end, Construction.CLAUSE));
    }
    ReportedClause infinitive = infinitive(reading, attribution, use.tail() + 1);
    if (infinitive != null && !Grammar.isPreposition(frame, infinitive.first())) {
      found.add(infinitive);
      addShorter(found, frame, infinitive);
    }
    int reach = Math.max(use.tail(), attribution.phrase().reach());
    if (frame.is(reach + 1, ":")) {
      found.add(clause(reach + 2, frame.size() - 1, Construction.BEHIND));
    }
    return found;
  }

  /** The first dat or of behind a verb with no quotation before it, or -1. */
  private int anyConjunction(Frame frame, int from) {
    for (int i = from; i < frame.size() && i <= from + GAP; i++) {
      if (frame.isQuote(i)) {
        return -1;
      }
      boolean opens = frame.is(i, "dat") || frame.is(i, "of");
      if (opens && isClauseOf(frame, i)) {
        return i;
      }
    }
    return -1;
  }

  /** The same clause, ended where the reporter may go on: at a comma, colon or coordinator. */
  private static void addShorter(List<ReportedClause> found, Frame frame, ReportedClause longest) {
    int added = 0;
    for (int i = longest.first() + 2; i < longest.last() && added < MOST_ENDS; i++) {
      boolean comma =
          Grammar.isComma(frame, i)
              && (Grammar.isCoordinator(frame, i + 1)
                  || isRelative(frame, i + 1)
                  || Grammar.isFinite(frame, i - 1));
      boolean coordinator = Grammar.isCoordinator(frame, i) && Grammar.isFinite(frame, i - 1);
      if (comma || coordinator || frame.is(i, ":")) {
        found.add(clause(longest.first(), i - 1, longest.construction()));
        added++;
      }
    }
  }

  /** A question word opens a report only behind a verb of asking; waarom is clear enough. */
  private boolean asks(CueUse use, String conjunction) {
    return !conjunctions.get(conjunction)
        || conjunction.equals("waarom")
        || use.lemma().endsWith("vragen");
  }

  /** The dat, of or question word that opens the clause of a verb, or -1. */
  private int conjunction(Frame frame, int from, int near) {
    for (int i = from; i < frame.size() && i <= from + GAP; i++) {
      if (frame.isQuote(i) || frame.is(i, ":") || frame.is(i, ";")) {
        return -1;
      }
      String lower = frame.lower(i);
      if (conjunctions.containsKey(lower)) {
        if (lower.equals("dat") || i == from || isNear(frame, near, i)) {
          return isDemonstrative(frame, i, from) || !isClauseOf(frame, i)
              ? -1
              : behindRelativeDat(frame, i);
        }
      }
      if (Grammar.isFinite(frame, i) && i > from + 1 && !frame.is(i, WordClass.NOUN)) {
        return -1;
      }
    }
    return -1;
  }

  /**
   * "erkennen in het artikel, dat gisteren verscheen, dat": the second, for the first is "which".
   */
  private static int behindRelativeDat(Frame frame, int dat) {
    if (!Grammar.isComma(frame, dat - 1) || !Grammar.isNoun(frame, dat - 2)) {
      return dat;
    }
    for (int i = dat + 1; i < frame.size() && i < dat + GAP; i++) {
      if (Grammar.isComma(frame, i)) {
        return frame.is(i + 1, "dat") && Grammar.isFinite(frame, i - 1) ? i + 1 : dat;
      }
    }
    return dat;
  }

  /** True if nothing but adverbs and a comma stands between. */
  private boolean isNear(Frame frame, int from, int item) {
    int i = from + grammar.adverbs(frame, from);
    if (Grammar.isComma(frame, i)) {
      i++;
    }
    return i == item;
  }

  private static boolean isClauseOf(Frame frame, int i) {
    for (int k = i + 1; k < frame.size() && k < i + 20; k++) {
      if (Grammar.isFinite(frame, k)) {
        return true;
      }
    }
    return false;
  }

  /** "zegt dat niet te weten": a pronoun, for nothing like a clause follows. */
  private static boolean isDemonstrative(Frame frame, int i, int from) {
    if (!frame.is(i, "dat")) {
      return false;
    }
    if (i + 1 >= frame.size() || Grammar.isPunctuation(frame, i + 1)) {
      return true;
    }
    for (int k = i + 1; k < frame.size(); k++) {
      if (frame.isQuote(k) || Grammar.isFinite(frame, k)) {
        return false;
      }
    }
    return true;
  }

  /** ", zegt X": the clause before, in which no direct quotation stands. */
  private ReportedClause parenthesis(
      FrameReading reading, Attribution attribution, NounPhraseReader phrases) {
    Frame frame = reading.frame();
    CueUse use = attribution.use();
    int verb = use.finite() >= 0 ? use.finite() : use.item();
    int before = verb - 1;
    if (frame.is(before, "zo") || frame.is(before, "aldus") || frame.is(before, "dus")) {
      before--;
    }
    if (!Grammar.isComma(frame, before)
        || attribution.phrase() == null
        || attribution.phrase().first() < verb) {
      return null;
    }
    int last = before - 1;
    if (last < 0 || frame.isQuote(last) && last == 0) {
      return null;
    }
    int closing = closingComma(frame, attribution, phrases);
    if (closing > 0 && !frame.isQuote(closing + 1)) {
      return around(frame, before, closing, frame.size() - 1, LONGER);
    }
    int first = clauseBegin(reading, last);
    if (first > last || !hasMainVerb(frame, first, last)) {
      return null;
    }
    if (first == 0
        && reading.attributions().get(0).use().kind() == CueUse.Kind.PREPOSITION
        && reading.attributions().get(0).use().first() == 0) {
      return null;
    }
    boolean fronted = frame.is(first, "dat") || frame.is(first, "of");
    if (fronted && use.reports(Report.CLAUSE) && use.item() > verb) {
      return clause(first + 1, last, Construction.BEFORE);
    }
    if (isSubordinate(frame, first, last)) {
      return null;
    }
    if (first == last && frame.isQuote(first) || holdsWholeQuote(frame, first, last)) {
      return null;
    }
    return clause(first, last, Construction.BEFORE);
  }

  /** "Toen hij terugkwam, zei hij ...": the clause before is no report but opens the sentence. */
  private boolean isSubordinate(Frame frame, int first, int last) {
    String lower = frame.lower(first);
    if (!grammar.isSubordinator(lower) && !conjunctions.containsKey(lower)) {
      return false;
    }
    for (int i = first; i < last; i++) {
      if (Grammar.isComma(frame, i) && Grammar.isFinite(frame, i + 1)) {
        return false;
      }
    }
    return !lower.equals("daar");
  }

  /** True if a quotation that opens the clause is all of it. */
  private static boolean holdsWholeQuote(Frame frame, int first, int last) {
    for (int i = first; i <= last; i++) {
      if (!frame.isQuote(i) && !Grammar.isPunctuation(frame, i)) {
        return false;
      }
    }
    return true;
  }

  /** The comma that closes ", zegt X," in the middle of a sentence, or -1. */
  private static int closingComma(Frame frame, Attribution attribution, NounPhraseReader phrases) {
    int end = Math.max(attribution.use().tail(), attribution.phrase().reach());
    int apposed = phrases.apposition(frame, attribution.phrase());
    for (int i = end + 1; i < frame.size() - 1 && i <= end + 8; i++) {
      if (frame.isQuote(i)) {
        return -1;
      }
      if (Grammar.isComma(frame, i)) {
        int comma = i == attribution.phrase().reach() + 1 && apposed > i ? apposed + 1 : i;
        boolean relative =
            frame.is(comma + 1, "die")
                || frame.is(comma + 1, "dat")
                || Grammar.isCoordinator(frame, comma + 1);
        return relative || !Grammar.isComma(frame, comma) ? -1 : comma;
      }
    }
    return -1;
  }

  /** True if a finite verb stands here outside relative and other subordinate clauses. */
  private boolean hasMainVerb(Frame frame, int first, int last) {
    boolean subordinate = false;
    for (int i = first; i <= last; i++) {
      String lower = frame.lower(i);
      if (Grammar.isComma(frame, i)) {
        subordinate = false;
      } else if (i > first
          && (lower.equals("die")
              || lower.equals("wie")
              || grammar.isSubordinator(lower)
                  && !lower.equals("daar")
                  && !lower.equals("nu")
                  && !lower.equals("voor")
              || conjunctions.containsKey(lower))) {
        subordinate = true;
      } else if (Grammar.isFinite(frame, i) && !subordinate) {
        return true;
      }
    }
    return false;
  }

  /**
   * Where the free clause that ends with an item begins: behind an earlier report, or the frame.
   */
  private static int clauseBegin(FrameReading reading, int last) {
    Frame frame = reading.frame();
    int begin = 0;
    for (int i = last; i > 0; i--) {
      if (frame.is(i, ":") || frame.is(i, ";")) {
        begin = i + 1;
        break;
      }
    }
    return begin;
  }

  private ReportedClause infinitive(FrameReading reading, Attribution attribution, int after) {
    Frame frame = reading.frame();
    CueUse use = attribution.use();
    boolean request = use.reports(Report.REQUEST);
    int te = -1;
    for (int i = after; i < frame.size(); i++) {
      if (frame.is(i, ":") || frame.is(i, "dat") && i > after + 2) {
        return null;
      }
      if (frame.is(i, "te") && frame.is(i + 1, WordClass.INFINITIVE)) {
        te = i;
        break;
      }
      if (Grammar.isFinite(frame, i)
          && !frame.is(i, WordClass.INFINITIVE)
          && i > after
          && Grammar.isComma(frame, i - 1)) {
        return null;
      }
    }
    if (te < 0) {
      return null;
    }
    int om = -1;
    for (int i = after; i < te; i++) {
      if (frame.is(i, "om")) {
        om = i;
      }
    }
    if (om >= 0 && !request) {
      return null;
    }
    int first = om >= 0 ? om + 1 : after + grammar.adverbs(frame, after);
    if (Grammar.isComma(frame, first)) {
      first++;
    }
    return clause(first, end(reading, attribution, first), Construction.INFINITIVE);
  }

  /**
   * Where a clause behind its verb ends: before a report of its own, or at the end of the frame.
   */
  private static int end(FrameReading reading, Attribution own, int first) {
    Frame frame = reading.frame();
    int last = frame.size() - 1;
    boolean embedded =
        own.place() == Place.ANTECEDENT
            || own.place() == Place.SUBORDINATE
            || own.use().kind() == CueUse.Kind.NOUN;
    for (Attribution other : reading.attributions()) {
      CueUse use = other.use();
      if (use == own.use() || use.first() <= first) {
        continue;
      }
      int before = use.finite() >= 0 ? Math.min(use.finite(), use.first()) : use.first();
      boolean shared =
          Grammar.isCoordinator(frame, before - 1)
              && own.phrase() != null
              && other.phrase() != null
              && other.phrase().first() == own.phrase().first();
      boolean parenthesis =
          Grammar.isComma(frame, before - 1)
              && other.phrase() != null
              && other.phrase().first() > before;
      if (shared || parenthesis) {
        last = Math.min(last, before - 2);
      }
    }
    for (int i = first; i <= last; i++) {
      if (frame.is(i, ":") && i + 1 <= last && !goesOn(frame, i)
          || i > first && isSentence(frame, i)) {
        return i - 1;
      }
      if (i > first && frame.isQuote(i) && frame.isQuote(i - 1)) {
        return i - 1;
      }
      if (i > first + 2
          && Grammar.isCoordinator(frame, i)
          && isSingularFinite(frame, i + 1)
          && frame.word(i + 1) != null
          && !Grammar.isFinite(frame, i + 2)) {
        // In a dat-clause the verb stands last: a verb right behind "en" is the reporter's.
        return i - 1;
      }
      if (i > first + 2
          && embedded
          && Grammar.isComma(frame, i)
          && Grammar.isFinite(frame, i + 1)) {
        return i - 1;
      }
    }
    return last;
  }

  /** True if the clause goes on behind a colon: no quotation and no capital stands there. */
  private static boolean goesOn(Frame frame, int colon) {
    String next = frame.text(colon + 1);
    return !next.isEmpty() && !Character.isUpperCase(next.codePointAt(0));
  }

  /** True for a long quotation with a capital: a sentence that lost the full stop before it. */
  private static boolean isSentence(Frame frame, int item) {
    return frame.isQuote(item)
        && frame.span(item).end() - frame.span(item).begin() > SENTENCE
        && frame.opensWithCapital(item);
  }

  private static boolean isSingularFinite(Frame frame, int item) {
    return Grammar.isFinite(frame, item)
        && !Grammar.isPluralVerb(frame, item)
        && !frame.is(item, WordClass.PARTICIPLE);
  }

  // --- volgens, aldus

  private ReportedClause prepositional(
      FrameReading reading, Attribution attribution, NounPhraseReader phrases) {
    int last = behindSource(reading.frame(), attribution, phrases);
    return around(
        reading.frame(), attribution.use().first(), last, nextSource(reading, last), BEHIND);
  }

  /**
   * Last item of the source and what belongs to it: in "Volgens een artikel in Trouw (22 maart)
   * opent" everything before the verb.
   */
  private static int behindSource(Frame frame, Attribution attribution, NounPhraseReader phrases) {
    int last =
        Math.max(attribution.phrase().reach(), phrases.apposition(frame, attribution.phrase()));
    if (attribution.use().first() == 0 && !Grammar.isComma(frame, last + 1)) {
      for (int i = last + 1; i < frame.size() && i <= last + GAP; i++) {
        if (Grammar.isFinite(frame, i)) {
          return i - 1;
        }
        if (frame.isQuote(i) || Grammar.isComma(frame, i)) {
          return last;
        }
      }
    }
    return last;
  }

  /** The item before the next source of the frame, or its last. */
  private static int nextSource(FrameReading reading, int last) {
    int limit = reading.frame().size() - 1;
    for (Attribution other : reading.attributions()) {
      if (other.use().kind() == CueUse.Kind.PREPOSITION && other.use().first() > last) {
        limit = Math.min(limit, other.use().first() - 1);
      }
    }
    return limit;
  }

  /** Either side of cue and speaker. */
  private static List<ReportedClause> sides(Frame frame, int first, int last, int limit) {
    int behind = last + 1;
    while (Grammar.isComma(frame, behind)) {
      behind++;
    }
    List<ReportedClause> found = new ArrayList<>();
    found.add(clause(0, first - 1, Construction.BEFORE));
    found.add(clause(behind, limit, Construction.BEHIND));
    addShorter(found, frame, clause(behind, limit, Construction.BEHIND));
    return found;
  }

  /** The longest stretch on one side of cue and speaker. */
  private ReportedClause around(Frame frame, int first, int last, int limit, double share) {
    int behind = last + 1;
    while (Grammar.isComma(frame, behind)) {
      behind++;
    }
    if (behind > last + 1 && isRelative(frame, behind)) {
      behind = behindRelative(frame, behind, limit);
    }
    int ahead = first - 1;
    while (Grammar.isComma(frame, ahead)) {
      ahead--;
    }
    int begin = 0;
    int end = limit;
    for (int i = behind; i <= end; i++) {
      if (frame.is(i, ":") && !goesOn(frame, i) || frame.is(i, ";")) {
        end = i - 1;
      }
    }
    for (int i = ahead; i >= begin; i--) {
      if (frame.is(i, ":") || frame.is(i, ";")) {
        begin = i + 1;
        break;
      }
    }
    begin = ownClause(frame, begin, ahead);
    boolean subordinate =
        ahead >= begin && isRelative(frame, begin)
            || ahead >= 0
                && (frame.is(ahead, "die")
                    || frame.is(ahead, "dat")
                    || frame.is(ahead, "wat")
                    || grammar.isSubordinator(frame.lower(ahead)))
            || ahead > 0
                && (grammar.isSubordinator(frame.lower(ahead - 1))
                    && !Grammar.isFinite(frame, ahead));
    if (subordinate) {
      int stop = behind;
      while (stop < end && !Grammar.isComma(frame, stop + 1)) {
        stop++;
      }
      return stop < behind ? null : clause(behind, stop, Construction.AROUND);
    }
    if (ahead >= begin && holdsWholeQuote(frame, begin, ahead) && behind >= end) {
      return null;
    }
    int left = ahead < begin ? 0 : frame.end(ahead) - frame.begin(begin);
    int right = end < behind ? 0 : frame.end(end) - frame.begin(behind);
    if (left == 0 && right == 0) {
      return null;
    }
    if (right >= left * share) {
      if (holdsWholeQuote(frame, behind, end) && behind == end) {
        return null;
      }
      return clause(behind, end, Construction.BEHIND);
    }
    return clause(begin, ahead, Construction.BEFORE);
  }

  /** "aldus X, die er woont": of the speaker, and no report; what comes behind it may be one. */
  private static int behindRelative(Frame frame, int first, int limit) {
    for (int i = first + 1; i < limit; i++) {
      if (Grammar.isComma(frame, i) && Grammar.isFinite(frame, i + 1)) {
        return i + 1;
      }
    }
    return limit + 1;
  }

  /** The clause before "volgens X": what stands before ", maar" or ", waar" is not part of it. */
  private static int ownClause(Frame frame, int begin, int ahead) {
    for (int i = ahead - 1; i > begin; i--) {
      if (Grammar.isComma(frame, i)
          && (isRelative(frame, i + 1) || Grammar.isCoordinator(frame, i + 1))) {
        return i + 1;
      }
    }
    return begin;
  }

  private static boolean isRelative(Frame frame, int item) {
    if (!Grammar.isComma(frame, item - 1)) {
      return false;
    }
    String lower = frame.lower(item);
    return lower.equals("die")
        || lower.equals("dat")
        || lower.equals("wie")
        || lower.startsWith("waar") && !lower.equals("waarschijnlijk") && !lower.equals("waarde");
  }

  // --- edges

  private static ReportedClause trimmed(Frame frame, ReportedClause clause, boolean preferred) {
    int first = clause.first();
    int last = Math.min(clause.last(), frame.size() - 1);
    while (first <= last && !frame.isQuote(first) && isEdge(frame, first)) {
      first++;
    }
    last = beforeClosingBracket(frame, first, last);
    while (last >= first && !frame.isQuote(last) && isEdge(frame, last)) {
      last--;
    }
    return first > last ? null : new ReportedClause(first, last, clause.construction(), preferred);
  }

  /** The end of a clause inside brackets: the item before a bracket that it did not open. */
  private static int beforeClosingBracket(Frame frame, int first, int last) {
    int open = 0;
    for (int i = first; i <= last; i++) {
      if (frame.is(i, "(")) {
        open++;
      } else if (frame.is(i, ")") && --open < 0) {
        return i - 1;
      }
    }
    return last;
  }

  private static boolean isEdge(Frame frame, int item) {
    String text = frame.text(item);
    int c = text.codePointAt(0);
    return !Character.isLetterOrDigit(c)
        && c != '\''
        && c != '’'
        && c != '('
        && c != ')'
        && c != '€'
        && c != '$'
        && c != '@'
        && c != '#';
  }

  private static int words(Frame frame, ReportedClause clause) {
    int words = 0;
    for (int i = clause.first(); i <= clause.last(); i++) {
      words += frame.isQuote(i) ? 2 : Grammar.isPunctuation(frame, i) ? 0 : 1;
    }
    return words;
  }

  private static ReportedClause clause(int first, int last, Construction construction) {
    return new ReportedClause(first, last, construction, false);
  }
}
