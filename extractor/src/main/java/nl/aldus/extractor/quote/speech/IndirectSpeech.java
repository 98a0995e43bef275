package nl.aldus.extractor.quote.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.aldus.extractor.annotation.QuoteType;
import nl.aldus.extractor.lexicon.WordList;
import nl.aldus.extractor.quote.clause.Frame;
import nl.aldus.extractor.quote.clause.Grammar;
import nl.aldus.extractor.quote.cue.CueUse;
import nl.aldus.extractor.quote.cue.Report;
import nl.aldus.extractor.quote.speaker.NounPhraseReader;
import nl.aldus.extractor.quote.speaker.Nouns;

/**
 * Finds reported speech without quotation marks: grammar tells what each reporting expression may
 * report, a log-linear model which of it, if anything, it does. Immutable and thread-safe.
 */
final class IndirectSpeech {

  /**
   * What the reading that grammar prefers has ahead. The corpus is cleaner than news is: without
   * this the model drops reports in real articles that it never saw the like of.
   */
  private static final double TRUST = 0.5;

  private final ReportedClauses clauses;
  private final ReportTraits traits;
  private final Set<String> noSpeakers;
  private final LinearModel reports;
  private final LinearModel attributions;

  /**
   * @param reports ranks what an expression may report; nothing has the score 0
   * @param attributions tells whether the speaker is right, two classes
   */
  IndirectSpeech(Grammar grammar, Nouns nouns, LinearModel reports, LinearModel attributions) {
    this.clauses = new ReportedClauses(grammar);
    this.traits = new ReportTraits(grammar, nouns);
    this.reports = reports;
    this.attributions = attributions;
    noSpeakers = Set.copyOf(WordList.read(CueUse.class, "no-speakers.txt"));
  }

  /** Reported clauses of a frame, in the order of their cues. */
  List<Finding> find(FrameReading reading, NounPhraseReader phrases) {
    List<Finding> findings = new ArrayList<>();
    Frame frame = reading.frame();
    for (Attribution attribution : reading.attributions()) {
      ReportedClause clause = likeliest(reading, attribution, phrases);
      if (clause != null && !isReported(findings, frame, clause)) {
        findings.add(finding(frame, attribution, clause));
      }
    }
    return findings;
  }

  /** The expressions of a frame that may report something, each with what tells if they do. */
  List<ReportCase> cases(FrameReading reading, NounPhraseReader phrases) {
    List<ReportCase> cases = new ArrayList<>();
    Frame frame = reading.frame();
    for (Attribution attribution : reading.attributions()) {
      List<ReportedClause> candidates = candidates(reading, attribution, phrases);
      if (!candidates.isEmpty()) {
        cases.add(
            new ReportCase(
                cue(frame, attribution.use()),
                attribution.speaker().name(),
                candidates.stream()
                    .map(c -> new ReportCase.Stretch(frame.begin(c.first()), frame.end(c.last())))
                    .toList(),
                candidates.stream()
                    .map(clause -> traits.ofClause(reading, attribution, clause))
                    .toList(),
                traits.ofSpeaker(attribution)));
      }
    }
    return cases;
  }

  private static List<String> cue(Frame frame, CueUse use) {
    List<String> words = new ArrayList<>();
    for (int i = use.first(); i <= use.last(); i++) {
      words.add(frame.text(i));
    }
    if (use.finite() >= 0) {
      words.add(frame.text(use.finite()));
    }
    return words;
  }

  private List<ReportedClause> candidates(
      FrameReading reading, Attribution attribution, NounPhraseReader phrases) {
    if (attribution.speaker() == null
        || isNobody(reading.frame(), attribution)
        || isAside(reading, attribution)) {
      return List.of();
    }
    return clauses.of(reading, attribution, phrases);
  }

  /** What the expression reports, or null for nothing. */
  private ReportedClause likeliest(
      FrameReading reading, Attribution attribution, NounPhraseReader phrases) {
    ReportedClause best = null;
    double bestScore = 0;
    for (ReportedClause clause : candidates(reading, attribution, phrases)) {
      double score = reports.score(traits.ofClause(reading, attribution, clause), 0);
      score += clause.preferred() ? TRUST : 0;
      if (score > bestScore) {
        best = clause;
        bestScore = score;
      }
    }
    return best;
  }

  private Finding finding(Frame frame, Attribution attribution, ReportedClause clause) {
    return new Finding(
        QuoteType.INDIRECT,
        frame.begin(clause.first()),
        frame.end(clause.last()),
        attribution.speaker(),
        frame,
        attribution.phrase(),
        attribution.use(),
        null,
        null,
        attributions.probabilities(traits.ofSpeaker(attribution))[0],
        List.of(
            Explanation.because(
                "reported speech",
                "'"
                    + attribution.use().lemma()
                    + "' reports "
                    + clause.construction().explanation()),
            Explanation.because(
                Explanation.said(attribution.speaker().name()),
                attribution.place().explanation())));
  }

  /** "zei te hopen dat": one report with two cues. */
  private static boolean isReported(List<Finding> findings, Frame frame, ReportedClause clause) {
    return findings.stream()
        .anyMatch(
            finding ->
                finding.begin() == frame.begin(clause.first())
                    && finding.end() == frame.end(clause.last()));
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

  private boolean isNobody(Frame frame, Attribution attribution) {
    return attribution.use().kind() == CueUse.Kind.PREPOSITION
        && attribution.phrase() != null
        && noSpeakers.contains(frame.lower(attribution.phrase().head()));
  }
}
