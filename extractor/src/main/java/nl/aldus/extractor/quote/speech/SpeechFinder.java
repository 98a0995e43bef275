package nl.aldus.extractor.quote.speech;

import java.util.ArrayList;
import java.util.List;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.quote.clause.Frame;
import nl.aldus.extractor.quote.clause.FrameReader;
import nl.aldus.extractor.quote.clause.Grammar;
import nl.aldus.extractor.quote.cue.CueFinder;
import nl.aldus.extractor.quote.cue.CueVerbs;
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

  private final MarkPairer marks = new MarkPairer();
  private final CueFinder cues;
  private final Grammar grammar;
  private final Genders genders;
  private final Nouns nouns;
  private final IndirectSpeech indirect;

  private SpeechFinder(CueFinder cues, Grammar grammar, Genders genders, Nouns nouns) {
    this.cues = cues;
    this.grammar = grammar;
    this.genders = genders;
    this.nouns = nouns;
    this.indirect = new IndirectSpeech(grammar);
  }

  /** With the Dutch resources. */
  public static SpeechFinder dutch() {
    return new SpeechFinder(
        new CueFinder(CueVerbs.dutch()), Grammar.dutch(), Genders.dutch(), Nouns.dutch());
  }

  /** All quotations and reported clauses, in no particular order. */
  public List<Finding> find(Document document) {
    List<MarkedSpan> spans = marks.pair(document);
    List<Frame> frames = FrameReader.read(document, spans);
    NounPhraseReader phrases = new NounPhraseReader(document);
    Discourse discourse = new Discourse(document, phrases, genders, nouns);
    SubjectFinder subjects = new SubjectFinder(phrases, grammar);
    List<FrameReading> readings = new FrameAnalyst(cues, subjects, discourse).read(frames);
    List<Finding> findings = new ArrayList<>(new MarkedSpeech(document, phrases, readings).find());
    for (FrameReading reading : readings) {
      findings.addAll(indirect.find(reading, phrases));
    }
    return findings;
  }
}
