package nl.aldus.extractor.quote.speech;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.aldus.extractor.annotation.QuoteType;
import nl.aldus.extractor.lexicon.WordClass;
import nl.aldus.extractor.lexicon.WordList;
import nl.aldus.extractor.quote.clause.Frame;
import nl.aldus.extractor.quote.clause.Grammar;
import nl.aldus.extractor.quote.cue.CueUse;
import nl.aldus.extractor.quote.cue.Report;
import nl.aldus.extractor.quote.speaker.NounPhrase;
import nl.aldus.extractor.quote.speaker.NounPhraseReader;
import nl.aldus.extractor.quote.speaker.Referent;
import nl.aldus.extractor.quote.speaker.SubjectFinder.Place;

/** Finds reported speech without quotation marks. Immutable and thread-safe. */
final class IndirectSpeech {

  /** Between a verb and its dat-clause stand at most this many items. */
  private static final int GAP = 16;

  /** The part behind "volgens X" is the predicate, and counts unless it is much the shorter. */
  private static final double BEHIND = 0.4;

  /** Around ", zegt X," the longer part counts. */
  private static final double LONGER = 1.0;

  /** No fragment is longer, in code points. */
  private static final int SENTENCE = 60;

  private final Grammar grammar;
  private final Map<String, Boolean> conjunctions = new HashMap<>();
  private final Set<String> noSpeakers;
  private final LinearModel reports;

  IndirectSpeech(Grammar grammar, LinearModel reports) {
    this.grammar = grammar;
    this.reports = reports;
    for (String entry : WordList.read(CueUse.class, "conjunctions.txt")) {
      String[] columns = entry.split(" ");
      conjunctions.put(columns[1], columns[0].equals("keep"));
    }
    noSpeakers = Set.copyOf(WordList.read(CueUse.class, "no-speakers.txt"));
  }

  /** Reported clauses of a frame, in the order of their cues. */
  List<Finding> find(FrameReading reading, NounPhraseReader phrases) {
    List<Finding> findings = new ArrayList<>();
    for (Attribution attribution : reading.attributions()) {
      if (attribution.speaker() == null
          || isNobody(reading.frame(), attribution)
          || isAside(reading, attribution)) {
        continue;
      }
      Content content = content(reading, attribution, phrases);
      if (content != null) {
        Frame frame = reading.frame();
        content = trimmed(frame, content);
        boolean marked =
            content != null
                && content.first == content.last
                && frame.isQuote(content.first)
                && !frame.is(content.first - 1, "dat");
        if (content != null
            && !marked
            && words(frame, content) >= content.least
            && !isReported(findings, frame, content)) {
          findings.add(
              new Finding(
                  QuoteType.INDIRECT,
                  frame.begin(content.first),
                  frame.end(content.last),
                  attribution.speaker(),
                  frame,
                  attribution.phrase(),
                  attribution.use(),
                  null,
                  null,
                  confidence(attribution),
                  List.of(
                      Explanation.because(
                          "reported speech",
                          "'" + attribution.use().lemma() + "' reports " + content.reason),
                      Explanation.because(
                          Explanation.said(attribution.speaker().name()),
                          attribution.place().explanation()))));
        }
      }
    }
    return findings;
  }

  /** "zei te hopen dat": one report with two cues. */
  private static boolean isReported(List<Finding> findings, Frame frame, Content content) {
    return findings.stream()
        .anyMatch(
            finding ->
                finding.begin() == frame.begin(content.first)
                    && finding.end() == frame.end(content.last));
  }

  /**
   * "Dat heeft X volgens Y gezegd", "X benadrukt volgens Y dat": a source of what is reported
   * elsewhere.
   */
  private static boolean isAside(FrameReading reading, Attribution attribution) {
    Frame frame = reading.frame();
    CueUse use = attribution.use();
    if (use.kind() != CueUse.Kind.PREPOSITION || use.first() == 0) {
      return false;
    }
    boolean pointing = frame.is(0, "dat") && Grammar.isFinite(frame, 1);
    for (Attribution other : reading.attributions()) {
      CueUse verb = other.use();
      if (verb.kind() == CueUse.Kind.VERB && other.speaker() != null) {
        if (pointing && verb.finite() >= 0 && verb.finite() < use.first()) {
          return true;
        }
        if (verb.item() == use.first() - 1 && verb.reports(Report.CLAUSE)) {
          return true;
        }
      }
    }
    return false;
  }

  private double confidence(Attribution attribution) {
    return reports.probabilities(traits(attribution))[0];
  }

  /** What tells whether the speaker of a reported clause is right. */
  static List<String> traits(Attribution attribution) {
    NounPhrase phrase = attribution.phrase();
    Referent speaker = attribution.speaker();
    String who =
        speaker.entity() != null
            ? speaker.entity().type().name()
            : speaker.noun() == null ? "group" : "unnamed";
    String place = String.valueOf(attribution.place());
    return List.of(
        "any",
        "place " + place,
        "phrase " + phrase.kind(),
        "who " + who + (speaker.plural() ? " plural" : ""),
        "place " + place + " & phrase " + phrase.kind(),
        "phrase " + phrase.kind() + " & who " + who,
        "cue " + attribution.use().kind() + " " + attribution.use().passive());
  }

  /** First and last item of a reported clause, and why. */
  private record Content(int first, int last, int least, String reason) {}

  private boolean isNobody(Frame frame, Attribution attribution) {
    return attribution.use().kind() == CueUse.Kind.PREPOSITION
        && attribution.phrase() != null
        && noSpeakers.contains(frame.lower(attribution.phrase().head()));
  }

  private Content content(FrameReading reading, Attribution attribution, NounPhraseReader phrases) {
    Frame frame = reading.frame();
    CueUse use = attribution.use();
    return switch (use.kind()) {
      case PREPOSITION -> prepositional(reading, attribution, phrases);
      case POSSESSIVE -> around(frame, use.first(), use.last(), frame.size() - 1, BEHIND);
      case VERB -> verbal(reading, attribution, phrases);
      case NOUN -> null;
    };
  }

  // --- verbs

  private Content verbal(FrameReading reading, Attribution attribution, NounPhraseReader phrases) {
    Frame frame = reading.frame();
    CueUse use = attribution.use();
    int after = use.tail() + 1;
    if (attribution.phrase() != null && attribution.phrase().first() > use.item()) {
      after = Math.max(after, attribution.phrase().reach() + 1);
    }
    if (use.reports(Report.PARENTHESIS) || use.reports(Report.QUOTATION)) {
      Content content = parenthesis(reading, attribution, phrases);
      if (content != null) {
        return content;
      }
    }
    if (use.reports(Report.CLAUSE)) {
      int conjunction = conjunction(frame, Math.min(after, use.tail() + 1), after);
      if (conjunction >= 0 && asks(use, frame.lower(conjunction))) {
        boolean keep = conjunctions.get(frame.lower(conjunction));
        int first = keep ? conjunction : conjunction + 1;
        return new Content(first, end(reading, attribution, first), 2, "the clause behind it");
      }
    }
    if (use.reports(Report.INFINITIVE) || use.reports(Report.REQUEST)) {
      return infinitive(reading, attribution, after);
    }
    return null;
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
  private Content parenthesis(
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
      return new Content(first + 1, last, 1, "the clause before it");
    }
    if (isSubordinate(frame, first, last)) {
      return null;
    }
    if (first == last && frame.isQuote(first) || holdsWholeQuote(frame, first, last)) {
      return null;
    }
    return new Content(first, last, 1, "the clause before it");
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

  private Content infinitive(FrameReading reading, Attribution attribution, int after) {
    Frame frame = reading.frame();
    CueUse use = attribution.use();
    boolean request = use.reports(Report.REQUEST);
    int from = after;
    int te = -1;
    for (int i = from; i < frame.size(); i++) {
      if (frame.is(i, ":") || frame.is(i, "dat") && i > from + 2) {
        return null;
      }
      if (frame.is(i, "te") && frame.is(i + 1, WordClass.INFINITIVE)) {
        te = i;
        break;
      }
      if (Grammar.isFinite(frame, i)
          && !frame.is(i, WordClass.INFINITIVE)
          && te < 0
          && i > from
          && Grammar.isComma(frame, i - 1)) {
        return null;
      }
    }
    if (te < 0) {
      return null;
    }
    int om = -1;
    for (int i = from; i < te; i++) {
      if (frame.is(i, "om")) {
        om = i;
      }
    }
    if (om >= 0 && !request) {
      return null;
    }
    int first = om >= 0 ? om + 1 : from + grammar.adverbs(frame, from);
    if (Grammar.isComma(frame, first)) {
      first++;
    }
    return new Content(first, end(reading, attribution, first), 2, "the infinitive behind it");
  }

  /**
   * Where a clause behind its verb ends: before a report of its own, or at the end of the frame.
   */
  private static int end(FrameReading reading, Attribution own, int first) {
    Frame frame = reading.frame();
    int last = frame.size() - 1;
    boolean embedded = own.place() == Place.ANTECEDENT || own.place() == Place.SUBORDINATE;
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
      if (shared) {
        last = Math.min(last, before - 2);
      } else if (parenthesis) {
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

  private Content prepositional(
      FrameReading reading, Attribution attribution, NounPhraseReader phrases) {
    Frame frame = reading.frame();
    CueUse use = attribution.use();
    int first = use.first();
    int last = attribution.phrase().reach();
    int apposed = phrases.apposition(frame, attribution.phrase());
    if (apposed > last) {
      last = apposed;
    }
    int limit = frame.size() - 1;
    for (Attribution other : reading.attributions()) {
      if (other.use().kind() == CueUse.Kind.PREPOSITION && other.use().first() > last) {
        limit = Math.min(limit, other.use().first() - 1);
      }
    }
    return around(frame, first, last, limit, BEHIND);
  }

  /** The longest stretch on one side of cue and speaker. */
  private Content around(Frame frame, int first, int last, int limit, double share) {
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
      return stop < behind ? null : new Content(behind, stop, 1, "the clause around it");
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
      return new Content(behind, end, 1, "the clause behind it");
    }
    return new Content(begin, ahead, 1, "the clause before it");
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

  private static Content trimmed(Frame frame, Content content) {
    int first = content.first;
    int last = Math.min(content.last, frame.size() - 1);
    while (first <= last && !frame.isQuote(first) && isEdge(frame, first)) {
      first++;
    }
    last = beforeClosingBracket(frame, first, last);
    while (last >= first && !frame.isQuote(last) && isEdge(frame, last)) {
      last--;
    }
    return first > last ? null : new Content(first, last, content.least, content.reason);
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

  private static int words(Frame frame, Content content) {
    int words = 0;
    for (int i = content.first; i <= content.last; i++) {
      words += frame.isQuote(i) ? 2 : Grammar.isPunctuation(frame, i) ? 0 : 1;
    }
    return words;
  }
}
