package nl.aldus.extractor.quote.speech;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.quote.clause.Frame;
import nl.aldus.extractor.quote.clause.Grammar;
import nl.aldus.extractor.quote.mark.MarkedSpan;
import nl.aldus.extractor.quote.speaker.NounPhraseReader;
import nl.aldus.extractor.quote.speaker.Referent;

/**
 * Goes through the quotation marks of an article and has each decided on: first those in the text,
 * then those in headings, which may repeat them. Belongs to one document.
 */
final class MarkedSpeech {

  private static final int LONGEST_HEADING = 16;

  private final Document document;
  private final NounPhraseReader phrases;
  private final List<FrameReading> readings;
  private final Clues clues;
  private final LinearModel speakers;
  private final Repetitions repetitions;
  private final Decider decider;
  private final History history = new History();
  private final Map<Integer, Referent> speakerOf = new HashMap<>();
  private final List<MarkedCase> cases = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  MarkedSpeech(
      Document document,
      NounPhraseReader phrases,
      List<MarkedSpan> spans,
      List<FrameReading> readings,
      Clues clues,
      LinearModel speakers,
      Decider decider) {
    this.document = document;
    this.phrases = phrases;
    this.readings = readings;
    this.clues = clues;
    this.speakers = speakers;
    this.repetitions = new Repetitions(document, spans);
    this.decider = decider;
  }

  /** Decides on every pair of marks. */
  MarkedSpeech read() {
    List<int[]> headings = new ArrayList<>();
    for (int f = 0; f < readings.size(); f++) {
      Frame frame = readings.get(f).frame();
      boolean heading = isHeading(document, readings, f);
      for (int i = 0; i < frame.size(); i++) {
        if (frame.isQuote(i) && heading) {
          headings.add(new int[] {f, i});
        } else if (frame.isQuote(i)) {
          Referent speaker = decide(f, i, false);
          decideInner(readings.get(f), frame.span(i), speaker);
        }
      }
    }
    for (int[] heading : headings) {
      decide(heading[0], heading[1], true);
    }
    return this;
  }

  List<MarkedCase> cases() {
    return cases;
  }

  List<Finding> findings() {
    return findings;
  }

  /** A short paragraph without a full stop in which the marks do not hold all that is said. */
  static boolean isHeading(Document document, List<FrameReading> readings, int f) {
    Frame frame = readings.get(f).frame();
    boolean alone =
        (f == 0
                || readings.get(f - 1).frame().paragraph() != frame.paragraph()
                || isNumber(readings.get(f - 1).frame()))
            && (f + 1 == readings.size()
                || readings.get(f + 1).frame().paragraph() != frame.paragraph());
    int last = frame.size() - 1;
    if (!alone || frame.size() > LONGEST_HEADING || Grammar.isPunctuation(frame, last)) {
      return false;
    }
    for (int i = 0; i < frame.size(); i++) {
      MarkedSpan span = frame.span(i);
      if (span != null && (endsSentence(document, span) || span.end() - span.begin() > 100)) {
        return false;
      }
    }
    return f + 1 < readings.size();
  }

  /** "3.", which opens a numbered heading. */
  private static boolean isNumber(Frame frame) {
    return frame.size() == 2
        && frame.is(1, ".")
        && !frame.isQuote(0)
        && Character.isDigit(frame.text(0).codePointAt(0));
  }

  private static boolean endsSentence(Document document, MarkedSpan span) {
    int last = document.at(span.end() - 1);
    return last == '.' || last == '!' || last == '?' || last == '…' || last == ',';
  }

  /** Quotations inside a quotation: somebody else's if it names who said them, else not told. */
  private void decideInner(FrameReading reading, MarkedSpan outer, Referent speaker) {
    for (FrameReading inner : reading.inner()) {
      Frame frame = inner.frame();
      for (int i = 0; i < frame.size(); i++) {
        MarkedSpan span = frame.span(i);
        if (span == null || span.begin() < outer.begin() || span.end() > outer.end()) {
          continue;
        }
        Attribution explicit = CueScope.of(inner, i);
        if (explicit != null && explicit.speaker() != null && !explicit.speaker().same(speaker)) {
          decide(inner, i, explicit, clues.inside(explicit));
        }
      }
    }
  }

  private void decide(
      FrameReading reading, int item, Attribution explicit, List<Candidate> candidates) {
    Frame frame = reading.frame();
    List<Double> odds = ModelDecider.speakers(speakers, candidates);
    List<String> traits =
        Traits.of(document, phrases, reading, item, explicit, false, false, odds.get(1));
    MarkedCase marked =
        new MarkedCase(frame, item, frame.span(item), explicit, traits, candidates, odds);
    cases.add(marked);
    add(marked, decider.decide(marked));
  }

  /** Decides on a quotation; its speaker, or null if it has none. */
  private Referent decide(int f, int item, boolean heading) {
    FrameReading reading = readings.get(f);
    Frame frame = reading.frame();
    Attribution explicit = CueScope.of(reading, item);
    int twin = heading ? repetitions.of(frame.quote(item)) : -1;
    Referent repeated = twin < 0 ? null : speakerOf.get(twin);
    List<Candidate> candidates = clues.of(f, item, explicit, history, repeated);
    List<Double> odds = ModelDecider.speakers(speakers, candidates);
    double best = 0;
    for (int i = 1; i < odds.size(); i++) {
      best = Math.max(best, odds.get(i));
    }
    List<String> traits =
        Traits.of(document, phrases, reading, item, explicit, heading, repeated != null, best);
    MarkedCase marked =
        new MarkedCase(frame, item, frame.span(item), explicit, traits, candidates, odds);
    cases.add(marked);
    Candidate said = add(marked, decider.decide(marked));
    if (said == null) {
      return null;
    }
    if (said.referent() != null) {
      speakerOf.put(frame.quote(item), said.referent());
    }
    if (!heading) {
      history.add(new History.Said(f, marked.span(), said.referent(), said.mention()));
    }
    return said.referent();
  }

  /** Adds what was decided; the candidate who said it, or null for what is nobody's. */
  private Candidate add(MarkedCase marked, Decider.Decision decision) {
    if (decision.type() == null) {
      return null;
    }
    Candidate said = marked.candidates().get(decision.candidate());
    Attribution explicit = marked.explicit();
    boolean own = explicit != null && explicit.speaker() == said.referent();
    findings.add(
        new Finding(
            decision.type(),
            marked.span().begin(),
            marked.span().end(),
            said.referent(),
            marked.frame(),
            said.mention(),
            own && said.referent() != null ? explicit.use() : null,
            null,
            null,
            decision.confidence(),
            decision.reasons()));
    return said;
  }
}
