package nl.aldus.extractor.quote.speech;

import java.util.ArrayList;
import java.util.List;
import nl.aldus.extractor.lexicon.Word;
import nl.aldus.extractor.lexicon.WordClass;
import nl.aldus.extractor.quote.clause.Frame;
import nl.aldus.extractor.quote.clause.Grammar;
import nl.aldus.extractor.quote.cue.CueUse;
import nl.aldus.extractor.quote.cue.Report;
import nl.aldus.extractor.quote.speaker.NounPhrase;
import nl.aldus.extractor.quote.speaker.Nouns;
import nl.aldus.extractor.quote.speaker.SubjectFinder.Place;

/** What tells whether a reporting expression reports a clause, and whether its speaker is right. */
final class ReportTraits {

  private final Grammar grammar;
  private final Nouns nouns;

  ReportTraits(Grammar grammar, Nouns nouns) {
    this.grammar = grammar;
    this.nouns = nouns;
  }

  /** What tells whether the speaker of a reported clause is right. */
  List<String> ofSpeaker(Attribution attribution) {
    String who = SpeakerKind.of(attribution.speaker(), nouns);
    String phrase = phrase(attribution.phrase());
    String place = String.valueOf(attribution.place());
    return List.of(
        "any",
        "place " + place,
        "phrase " + phrase,
        "who " + who + (attribution.speaker().plural() ? " plural" : ""),
        "place " + place + " & phrase " + phrase,
        "phrase " + phrase + " & who " + who,
        "cue " + attribution.use().kind() + " " + attribution.use().passive());
  }

  /** What tells whether the expression reports the clause. */
  List<String> ofClause(FrameReading reading, Attribution attribution, ReportedClause clause) {
    Frame frame = reading.frame();
    CueUse use = attribution.use();
    String kind = clause.construction() + (clause.preferred() ? "" : " unusual");
    String lemma = use.lemma();
    String who = SpeakerKind.of(attribution.speaker(), nouns);
    String phrase = phrase(attribution.phrase());
    Place place = attribution.place();
    int words = clause.last() - clause.first() + 1;
    String length = length(words);
    String opens = opens(frame, clause);
    String next = next(frame, clause.last() + 1);
    String tense = tense(frame, use);
    List<String> traits = new ArrayList<>(40);
    traits.add("any");
    traits.add("clause " + kind);
    traits.add("cue " + lemma);
    traits.add("cue " + lemma + " & " + kind);
    traits.add("who " + who);
    traits.add("who " + who + " & " + kind);
    traits.add("who " + who + " & place " + place);
    traits.add("phrase " + phrase + " & " + kind);
    traits.add("place " + place + " & " + kind);
    traits.add("length " + length + " & " + kind);
    traits.add("opens " + opens + " & " + kind);
    traits.add("next " + next + " & " + kind);
    traits.add("tense " + tense);
    traits.add("tense " + tense + " & " + kind);
    if (use.kind() == CueUse.Kind.VERB) {
      for (Report report : Report.values()) {
        if (use.reports(report)) {
          traits.add("reports " + report + " & " + kind);
        }
      }
      verbal(frame, attribution, clause, kind, traits);
    } else {
      String share = share(frame, clause, use, attribution.phrase().reach());
      traits.add("share " + share);
      traits.add("share " + share + " & " + kind);
      traits.add("share " + share + " & opens " + opens);
      traits.add("source " + (use.first() == 0 ? "opens" : "inside") + " & " + kind);
    }
    verbs(frame, clause, kind, traits);
    if (reading.asks()) {
      traits.add("asks");
      traits.add("asks & " + kind);
    }
    others(reading, attribution, clause, kind, traits);
    return traits;
  }

  private void verbal(
      Frame frame,
      Attribution attribution,
      ReportedClause clause,
      String kind,
      List<String> traits) {
    CueUse use = attribution.use();
    int verb = use.finite() >= 0 ? use.finite() : use.item();
    if (clause.first() > use.tail()) {
      traits.add("conjunction " + frame.lower(clause.first() - 1) + " & " + kind);
      int gap = clause.first() - 1 - Math.max(use.tail(), attribution.phrase().reach());
      traits.add("gap " + (gap <= 1 ? "none" : gap <= 3 ? "small" : "wide") + " & " + kind);
    }
    boolean negated = false;
    for (int i = verb + 1; i < frame.size() && i <= verb + 4 && !frame.is(i, "dat"); i++) {
      negated |= frame.is(i, "niet") || frame.is(i, "nooit") || frame.is(i, "geen");
    }
    if (negated) {
      traits.add("negated & " + kind);
    }
    if (use.passive()) {
      traits.add("passive & " + kind);
    }
    for (int i = verb - 1; i >= 0 && i > verb - 12 && !Grammar.isComma(frame, i); i--) {
      if (grammar.isSubordinator(frame.lower(i)) || frame.is(i, "die")) {
        traits.add("inside " + frame.lower(i));
        traits.add("inside " + frame.lower(i) + " & " + kind);
        break;
      }
    }
  }

  private static void verbs(Frame frame, ReportedClause clause, String kind, List<String> traits) {
    boolean finite = false;
    boolean quote = false;
    for (int i = clause.first(); i <= clause.last(); i++) {
      finite |= Grammar.isFinite(frame, i);
      quote |= frame.isQuote(i);
    }
    traits.add((finite ? "finite & " : "verbless & ") + kind);
    if (quote) {
      traits.add("holds a quotation & " + kind);
    }
    traits.add("verb last " + Grammar.isFinite(frame, clause.last()) + " & " + kind);
  }

  private static void others(
      FrameReading reading,
      Attribution own,
      ReportedClause clause,
      String kind,
      List<String> traits) {
    for (Attribution other : reading.attributions()) {
      if (other == own || other.speaker() == null) {
        continue;
      }
      int at = other.use().item();
      String where =
          at >= clause.first() && at <= clause.last()
              ? "inside"
              : at < own.use().first() ? "before" : "behind";
      String how = "another cue " + where;
      boolean same = other.phrase() != null && other.phrase().first() == own.phrase().first();
      if (!traits.contains(how + " & " + kind)) {
        traits.add(how + " & " + kind);
        traits.add(how + (same ? " of the same" : " of another") + " & " + kind);
      }
    }
  }

  private static String phrase(NounPhrase phrase) {
    return phrase.kind() == NounPhrase.Kind.PRONOUN
        ? "PRONOUN " + phrase.frame().lower(phrase.head())
        : phrase.kind().name();
  }

  private static String length(int words) {
    return words <= 2
        ? "1-2"
        : words <= 4
            ? "3-4"
            : words <= 7 ? "5-7" : words <= 12 ? "8-12" : words <= 20 ? "13-20" : "21";
  }

  /** How large the clause is beside what stands on the other side of cue and speaker. */
  private static String share(Frame frame, ReportedClause clause, CueUse use, int reach) {
    int before = use.first() == 0 ? 0 : frame.begin(use.first()) - frame.begin();
    int behind = reach + 1 >= frame.size() ? 0 : frame.end() - frame.begin(reach + 1);
    int own = frame.end(clause.last()) - frame.begin(clause.first());
    int other = clause.first() > use.first() ? before : behind;
    double share = (double) own / Math.max(1, own + other);
    return share < 0.3
        ? "small"
        : share < 0.42 ? "smaller" : share < 0.58 ? "half" : share < 0.75 ? "larger" : "large";
  }

  private String opens(Frame frame, ReportedClause clause) {
    int first = clause.first();
    String lower = frame.lower(first);
    if (frame.isQuote(first)) {
      return "quotation";
    }
    if (lower.equals("die") || lower.equals("dat") || lower.startsWith("waar")) {
      return "relative";
    }
    if (grammar.isSubordinator(lower)) {
      return "subordinator";
    }
    if (Grammar.isCoordinator(frame, first)) {
      return "coordinator";
    }
    if (Grammar.isFinite(frame, first)) {
      return "verb";
    }
    if (Grammar.isPreposition(frame, first)) {
      return "preposition";
    }
    return frame.is(first, WordClass.PRONOUN)
        ? "pronoun"
        : Grammar.isDeterminer(frame, first) ? "determiner" : "word";
  }

  private static String next(Frame frame, int item) {
    if (item >= frame.size()) {
      return "end";
    }
    if (frame.isQuote(item)) {
      return "quotation";
    }
    if (Grammar.isComma(frame, item)) {
      return Grammar.isCoordinator(frame, item + 1) ? "comma and coordinator" : "comma";
    }
    return Grammar.isPunctuation(frame, item)
        ? item + 1 == frame.size() ? "end" : frame.text(item)
        : Grammar.isCoordinator(frame, item) ? "coordinator" : "word";
  }

  /** The form of a reporting verb, with its auxiliary if it has one. */
  private static String tense(Frame frame, CueUse use) {
    if (use.kind() != CueUse.Kind.VERB) {
      return "none";
    }
    if (use.finite() < 0) {
      return frame.is(use.item() - 1, "te") ? "te" : "shared";
    }
    Word verb = frame.word(use.finite());
    String form =
        verb.hasTag("WKW:VLT") ? "past" : verb.hasTag("WKW:TGW:INF") ? "plural" : "present";
    if (use.finite() == use.item()) {
      return form;
    }
    return "auxiliary " + verb.analyses().get(0).lemma();
  }
}
