package nl.aldus.extractor.quote.speech;

import java.time.LocalDate;
import java.util.List;
import nl.aldus.extractor.annotation.QuoteType;
import nl.aldus.extractor.quote.clause.Frame;
import nl.aldus.extractor.quote.cue.CueUse;
import nl.aldus.extractor.quote.speaker.NounPhrase;
import nl.aldus.extractor.quote.speaker.Referent;

/**
 * A quotation found, before it gets its id and its place among the sentences.
 *
 * @param type kind
 * @param begin first code point, inclusive
 * @param end end in code points, exclusive
 * @param speaker who said it, or null
 * @param frame the frame of mention and cue
 * @param mention the phrase that attributes, or null
 * @param cue the reporting expression, or null
 * @param venue where or how it was said, or null
 * @param saidOn the day of the utterance, or null
 * @param confidence probability that the speaker is right
 * @param reasons why, for people
 */
public record Finding(
    QuoteType type,
    int begin,
    int end,
    Referent speaker,
    Frame frame,
    NounPhrase mention,
    CueUse cue,
    String venue,
    LocalDate saidOn,
    double confidence,
    List<String> reasons) {

  public Finding {
    reasons = List.copyOf(reasons);
  }

  /** The same with its circumstances. */
  Finding said(String where, LocalDate when) {
    return new Finding(
        type, begin, end, speaker, frame, mention, cue, where, when, confidence, reasons);
  }
}
