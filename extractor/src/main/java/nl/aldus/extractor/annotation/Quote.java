package nl.aldus.extractor.annotation;

import java.time.LocalDate;
import java.util.List;

/**
 * A quotation.
 *
 * @param id id within the article; survives corrections elsewhere in the article
 * @param type kind
 * @param begin first code point, inclusive; quotation marks lie outside
 * @param end end in code points, exclusive
 * @param text the covered text
 * @param prefix up to 32 code points of text before begin
 * @param suffix up to 32 code points of text from end on
 * @param sentences indexes of the sentences that it touches, ascending
 * @param speaker who said it, or null where the text does not tell
 * @param cue the reporting expression, or null
 * @param venue where or how it was said, such as {@code in een tweet}, or null
 * @param saidOn day of the utterance where the text gives it, or null
 * @param confidence probability, 0 to 1, that the speaker is right; without a speaker, that it is a
 *     quotation
 * @param reasons why it got its kind and speaker, for people
 */
public record Quote(
    String id,
    QuoteType type,
    int begin,
    int end,
    String text,
    String prefix,
    String suffix,
    List<Integer> sentences,
    Speaker speaker,
    Cue cue,
    String venue,
    LocalDate saidOn,
    double confidence,
    List<String> reasons)
    implements Span {

  public Quote {
    Span.check(begin, end);
    sentences = List.copyOf(sentences);
    reasons = List.copyOf(reasons);
  }
}
