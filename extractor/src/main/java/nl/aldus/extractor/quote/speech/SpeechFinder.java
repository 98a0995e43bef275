package nl.aldus.extractor.quote.speech;

import java.util.ArrayList;
import java.util.List;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.quote.circumstance.SayingDates;
import nl.aldus.extractor.quote.circumstance.Venues;
import nl.aldus.extractor.quote.clause.Frame;
import nl.aldus.extractor.quote.clause.FrameReader;
import nl.aldus.extractor.quote.clause.Grammar;
import nl.aldus.extractor.quote.cue.CueFinder;
import nl.aldus.extractor.quote.cue.CueVerbs;
import nl.aldus.extractor.quote.dialogue.DialogueTurns;
import nl.aldus.extractor.quote.mark.MarkPairer;
import nl.aldus.extractor.quote.mark.MarkedSpan;
import nl.aldus.extractor.quote.speaker.Discourse;
import nl.aldus.extractor.quote.speaker.Genders;
import nl.aldus.extractor.quote.speaker.NounPhraseReader;
import nl.aldus.extractor.quote.speaker.Nouns;
import nl.aldus.extractor.quote.speaker.SubjectFinder;

/**
 * From marks to findings: pairs the marks, reads the reporter's sentences around them, and decides
 * what is said and by whom. Immutable and thread-safe.
 */
public final class SpeechFinder {

  /** Classes of the kind model: DIRECT, MIXED, nobody's. */
  public static final int KINDS = 3;

  private final CueVerbs verbs = CueVerbs.dutch();
  private final MarkPairer marks = new MarkPairer();
  private final DialogueTurns turns = new DialogueTurns(verbs);
  private final CueFinder cues = new CueFinder(verbs);
  private final Grammar grammar = Grammar.dutch();
  private final Genders genders = Genders.dutch();
  private final Nouns nouns = Nouns.dutch();
  private final IndirectSpeech indirect;
  private final Venues venues = new Venues();
  private final LinearModel speakers;
  private final Decider decider;

  /**
   * @param kinds model of the kinds, {@link #KINDS} classes
   * @param speakers model that ranks candidates, one class
   * @param reports model that ranks what a reporting expression may report, one class
   * @param attributions model that tells whether the speaker of reported speech is right, two
   *     classes
   */
  public SpeechFinder(
      LinearModel kinds, LinearModel speakers, LinearModel reports, LinearModel attributions) {
    this.indirect = new IndirectSpeech(grammar, nouns, reports, attributions);
    this.speakers = speakers;
    this.decider = new ModelDecider(kinds, speakers);
  }

  /** With the Dutch resources and models. */
  public static SpeechFinder dutch() {
    return new SpeechFinder(
        LinearModel.read(SpeechFinder.class, "kinds.model", KINDS),
        LinearModel.read(SpeechFinder.class, "speakers.model", 1),
        LinearModel.read(SpeechFinder.class, "reports.model", 1),
        LinearModel.read(SpeechFinder.class, "attributions.model", 2));
  }

  /** All quotations and reported clauses, in no particular order. */
  public List<Finding> find(Document document) {
    Reading reading = read(document, decider);
    List<Finding> findings = new ArrayList<>(reading.marked.findings());
    for (FrameReading frame : reading.frames) {
      findings.addAll(indirect.find(frame, reading.phrases));
    }
    findings.replaceAll(finding -> withCircumstances(document, finding, reading.phrases));
    return findings;
  }

  private Finding withCircumstances(Document document, Finding finding, NounPhraseReader phrases) {
    if (finding.cue() == null) {
      return finding;
    }
    return finding.said(
        venues.of(document, finding.frame(), finding.cue(), finding.mention(), phrases),
        SayingDates.of(finding.frame(), finding.cue(), document.article().published()));
  }

  /**
   * The quotation marks of a document as the models see them: what they learn from.
   *
   * @param teacher decides instead of the models, so that later cases see the truth as history;
   *     null for the models
   */
  public List<MarkedCase> cases(Document document, Decider teacher) {
    return read(document, teacher == null ? decider : teacher).marked.cases();
  }

  /** The reporting expressions of a document: what the models of reported speech learn from. */
  public List<ReportCase> reports(Document document) {
    Reading reading = read(document, decider);
    List<ReportCase> cases = new ArrayList<>();
    for (FrameReading frame : reading.frames) {
      cases.addAll(indirect.cases(frame, reading.phrases));
    }
    return cases;
  }

  private record Reading(
      NounPhraseReader phrases, List<FrameReading> frames, MarkedSpeech marked) {}

  private Reading read(Document document, Decider decides) {
    List<MarkedSpan> spans = turns.join(document, marks.pair(document));
    List<Frame> frames = FrameReader.read(document, spans);
    NounPhraseReader phrases = new NounPhraseReader(document);
    Discourse discourse = new Discourse(document, phrases, genders, nouns);
    SubjectFinder subjects = new SubjectFinder(phrases, grammar);
    NestedSpeech nested =
        new NestedSpeech(document, spans, phrases, cues, subjects, discourse, nouns);
    List<FrameReading> readings = new FrameAnalyst(cues, subjects, discourse, nested).read(frames);
    Clues clues = new Clues(document, phrases, discourse, nouns, readings);
    MarkedSpeech marked =
        new MarkedSpeech(document, phrases, spans, readings, clues, speakers, decides).read();
    return new Reading(phrases, readings, marked);
  }
}
