package nl.aldus.extractor.quote.speech;

import java.util.List;
import nl.aldus.extractor.annotation.Span;

/**
 * A reporting expression with what it may report: what the models of reported speech learn from.
 *
 * @param cue the expression as it stands in the text, with the finite verb if that stands apart
 * @param speaker whom it names
 * @param clauses what it may report, in code points
 * @param traits names of the features of each clause
 * @param speakerTraits names of the features that tell whether the speaker is right
 */
public record ReportCase(
    List<String> cue,
    String speaker,
    List<Stretch> clauses,
    List<List<String>> traits,
    List<String> speakerTraits) {

  public ReportCase {
    cue = List.copyOf(cue);
    clauses = List.copyOf(clauses);
    traits = List.copyOf(traits);
    speakerTraits = List.copyOf(speakerTraits);
  }

  /** A stretch of the text, in code points, end exclusive. */
  public record Stretch(int begin, int end) implements Span {}
}
