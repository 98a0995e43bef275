package nl.aldus.extractor.quote.speech;

import java.util.List;
import nl.aldus.extractor.quote.clause.Frame;
import nl.aldus.extractor.quote.mark.MarkedSpan;

/**
 * A pair of quotation marks to decide on.
 *
 * @param frame the frame in which it stands
 * @param item its item in the frame
 * @param span what stands between the marks
 * @param explicit the reporting expression that its sentence has for it, or null
 * @param traits names of the features that tell its kind
 * @param candidates who may have said it; the first is nobody
 * @param odds probability of each candidate
 */
public record MarkedCase(
    Frame frame,
    int item,
    MarkedSpan span,
    Attribution explicit,
    List<String> traits,
    List<Candidate> candidates,
    List<Double> odds) {

  public MarkedCase {
    traits = List.copyOf(traits);
    candidates = List.copyOf(candidates);
    odds = List.copyOf(odds);
  }
}
