package nl.aldus.extractor.quote.speech;

import java.util.ArrayList;
import java.util.List;
import nl.aldus.extractor.annotation.QuoteType;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.quote.clause.Frame;
import nl.aldus.extractor.quote.clause.Grammar;
import nl.aldus.extractor.quote.cue.CueUse;
import nl.aldus.extractor.quote.cue.Report;
import nl.aldus.extractor.quote.mark.MarkedSpan;
import nl.aldus.extractor.quote.speaker.NounPhrase;
import nl.aldus.extractor.quote.speaker.NounPhraseReader;
import nl.aldus.extractor.quote.speaker.Referent;

/**
 * Decides for every pair of quotation marks whose words stand in it, and of which kind it is.
 * Belongs to one document.
 */
final class MarkedSpeech {

  private final Document document;
  private final NounPhraseReader phrases;
  private final List<FrameReading> readings;
  private final List<Finding> findings = new ArrayList<>();
  private Finding last;
  private int lastFrame = -1;

  MarkedSpeech(Document document, NounPhraseReader phrases, List<FrameReading> readings) {
    this.document = document;
    this.phrases = phrases;
    this.readings = readings;
  }

  List<Finding> find() {
    for (int f = 0; f < readings.size(); f++) {
      FrameReading reading = readings.get(f);
      Frame frame = reading.frame();
      for (int i = 0; i < frame.size(); i++) {
        if (frame.isQuote(i)) {
          Finding finding = finding(f, i);
          if (finding != null) {
            findings.add(finding);
            last = finding;
            lastFrame = f;
          }
        }
      }
    }
    return findings;
  }

  private Finding finding(int f, int item) {
    FrameReading reading = readings.get(f);
    Frame frame = reading.frame();
    MarkedSpan span = frame.span(item);
    Shape shape = shape(frame, item);
    List<String> reasons = new ArrayList<>();
    Attribution explicit = explicit(reading, item, shape);
    boolean clause = shape.clause();
    QuoteType type;
    if (reading.bare()) {
      if (!clause && shape.words < 3 || isHeading(frame) && !clause) {
        return null;
      }
      type = QuoteType.DIRECT;
      reasons.add("stands alone");
    } else if (explicit != null) {
      type = clause && shape.detached ? QuoteType.DIRECT : QuoteType.MIXED;
      reasons.add("cue '" + explicit.use().lemma() + "' in its sentence");
    } else if (frame.is(item - 1, ":")) {
      type = clause || shape.words > 4 ? QuoteType.DIRECT : QuoteType.MIXED;
      reasons.add("behind a colon");
    } else if (clause && shape.detached) {
      type = QuoteType.DIRECT;
      reasons.add("a clause of its own");
    } else {
      return null;
    }
    Referent speaker = null;
    NounPhrase mention = null;
    CueUse cue = null;
    double confidence = 0.5;
    if (explicit != null && explicit.speaker() != null) {
      speaker = explicit.speaker();
      mention = explicit.phrase();
      cue = explicit.use();
      confidence = 0.9;
      reasons.add("speaker stands " + explicit.place());
    } else {
      Source source = source(f, item);
      if (source != null) {
        speaker = source.speaker;
        mention = source.mention;
        confidence = source.confidence;
        reasons.add(source.reason);
      }
      if (explicit != null) {
        cue = explicit.use();
      }
    }
    return new Finding(
        type, span.begin(), span.end(), speaker, frame, mention, cue, confidence, reasons);
  }

  private static boolean isHeading(Frame frame) {
    return frame.size() < 12 && !Grammar.isPunctuation(frame, frame.size() - 1);
  }

  // --- what stands between the marks

  /** Looks of a quotation. */
  private record Shape(int words, boolean finite, boolean capital, boolean stop, boolean detached) {

    boolean clause() {
      return capital && (stop || finite) || finite && words > 4 && detached || stop && words > 1;
    }
  }

  private Shape shape(Frame frame, int item) {
    MarkedSpan span = frame.span(item);
    int from = document.tokens().from(span.begin());
    int words = 0;
    boolean finite = false;
    for (int t = from;
        t < document.tokens().size() && document.tokens().begin(t) < span.end();
        t++) {
      var word = document.tokens().word(t);
      if (Character.isLetterOrDigit(word.form().codePointAt(0))) {
        words++;
        finite |= Grammar.canBeFinite(word);
      }
      if (words > 60) {
        break;
      }
    }
    boolean capital = Character.isUpperCase(firstLetter(span));
    int end = document.at(span.end() - 1);
    boolean stop = end == '.' || end == '!' || end == '?' || end == '…' || end == ',';
    boolean opens =
        item == 0
            || frame.is(item - 1, ":")
            || frame.isQuote(item - 1)
            || Grammar.isComma(frame, item - 1) && capital
            || capital && words > 3 && finite;
    return new Shape(words, finite, capital, stop, opens);
  }

  private int firstLetter(MarkedSpan span) {
    for (int i = span.begin(); i < span.end() && i < span.begin() + 6; i++) {
      if (Character.isLetterOrDigit(document.at(i))) {
        return document.at(i);
      }
    }
    return 0;
  }

  // --- a cue in the same frame

  private Attribution explicit(FrameReading reading, int item, Shape shape) {
    Frame frame = reading.frame();
    Attribution behind = null;
    Attribution ahead = null;
    for (Attribution attribution : reading.attributions()) {
      CueUse use = attribution.use();
      if (use.first() > item) {
        if (behind == null && reachesBack(frame, item, use)) {
          behind = attribution;
        }
      } else if (reachesAhead(frame, item, attribution)) {
        ahead = attribution;
      }
    }
    boolean near = behind != null && directlyBehind(frame, item, behind.use());
    return near || ahead == null ? behind : ahead;
  }

  private static boolean directlyBehind(Frame frame, int item, CueUse use) {
    int verb = use.finite() >= 0 ? use.finite() : use.first();
    int gap = verb - item - 1;
    for (int i = item + 1; i < verb; i++) {
      if (!Grammar.isPunctuation(frame, i)
          && !frame.is(i, "zo")
          && !frame.is(i, "en")
          && !frame.is(i, "dus")) {
        return false;
      }
    }
    return gap <= 2;
  }

  private static boolean reachesBack(Frame frame, int item, CueUse use) {
    if (directlyBehind(frame, item, use)) {
      return use.reports(Report.QUOTATION)
          || use.reports(Report.FRAGMENT)
          || use.reports(Report.PARENTHESIS);
    }
    // A fragment inside a clause that a report closes: is "fout", zegt X.
    int verb = use.finite() >= 0 ? use.finite() : use.first();
    return use.reports(Report.PARENTHESIS) && Grammar.isComma(frame, verb - 1)
        || use.kind() != CueUse.Kind.VERB
        || use.reports(Report.FRAGMENT) && use.item() - item < 4;
  }

  private static boolean reachesAhead(Frame frame, int item, Attribution attribution) {
    CueUse use = attribution.use();
    if (use.kind() != CueUse.Kind.VERB) {
      return true;
    }
    for (int i = use.tail() + 1; i < item; i++) {
      if (frame.is(i, ";")) {
        return false;
      }
    }
    return use.reports(Report.FRAGMENT)
        || use.reports(Report.CLAUSE)
        || use.reports(Report.QUOTATION);
  }

  // --- no cue in the frame

  private record Source(Referent speaker, NounPhrase mention, double confidence, String reason) {}

  private Source source(int f, int item) {
    FrameReading reading = readings.get(f);
    Frame frame = reading.frame();
    if (frame.is(item - 1, ":")) {
      NounPhrase phrase = phrases.at(frame, 0);
      if (phrase != null && phrase.reach() == item - 2 && reading.subjectMeaning() != null) {
        return new Source(reading.subjectMeaning(), phrase, 0.9, "name and colon");
      }
      if (reading.subjectMeaning() != null && isSpeaker(reading.subjectMeaning())) {
        return new Source(
            reading.subjectMeaning(), reading.subject(), 0.7, "subject before the colon");
      }
    }
    boolean sameParagraph =
        last != null && readings.get(lastFrame).frame().paragraph() == frame.paragraph();
    if (last != null && lastFrame == f && last.speaker() != null) {
      return new Source(last.speaker(), last.mention(), 0.9, "goes on in the same sentence");
    }
    if (last != null && last.speaker() != null && sameParagraph && f - lastFrame <= 1) {
      return new Source(last.speaker(), last.mention(), 0.9, "goes on");
    }
    // The frames between the last quotation and this one, the nearest first.
    int from = Math.max(lastFrame + 1, f - 4);
    for (int g = f - 1; g >= from; g--) {
      FrameReading before = readings.get(g);
      Attribution spoken = before.lastSpoken();
      if (spoken != null && isSpeaker(spoken.speaker())) {
        return new Source(spoken.speaker(), spoken.phrase(), 0.8, "spoke just before");
      }
      if (before.subjectMeaning() != null && before.subjectMeaning().isPerson()) {
        return new Source(
            before.subjectMeaning(), before.subject(), 0.7, "subject of the sentence before");
      }
    }
    if (f + 1 < readings.size() && readings.get(f + 1).frame().paragraph() == frame.paragraph()) {
      Attribution next = readings.get(f + 1).lastSpoken();
      if (next != null && isSpeaker(next.speaker()) && lastFrame < 0) {
        return new Source(next.speaker(), next.phrase(), 0.6, "speaks just behind");
      }
    }
    if (last != null && last.speaker() != null) {
      return new Source(last.speaker(), null, 0.6, "spoke last");
    }
    return null;
  }

  private static boolean isSpeaker(Referent referent) {
    return referent.entity() == null || !referent.entity().type().name().equals("MISC");
  }
}
