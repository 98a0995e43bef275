package nl.aldus.extractor.quote.speech;

import java.util.List;
import nl.aldus.extractor.quote.clause.Frame;
import nl.aldus.extractor.quote.speaker.NounPhrase;
import nl.aldus.extractor.quote.speaker.Referent;

/**
 * A frame with what was understood of it.
 *
 * @param frame the frame
 * @param attributions its reporting expressions in text order
 * @param subject subject of its first finite verb, or null
 * @param subjectMeaning whom the subject means, or null
 * @param pronouns the persons whom its pronouns mean
 * @param inner the frames within its quotations that hold a quotation themselves
 */
public record FrameReading(
    Frame frame,
    List<Attribution> attributions,
    NounPhrase subject,
    Referent subjectMeaning,
    List<Referent> pronouns,
    List<FrameReading> inner) {

  public FrameReading {
    attributions = List.copyOf(attributions);
    pronouns = List.copyOf(pronouns);
    inner = List.copyOf(inner);
  }

  /** The last expression with a speaker, or null. */
  public Attribution lastSpoken() {
    for (int i = attributions.size() - 1; i >= 0; i--) {
      if (attributions.get(i).speaker() != null) {
        return attributions.get(i);
      }
    }
    return null;
  }

  /** True for a question of the reporter. */
  public boolean asks() {
    return frame.is(frame.size() - 1, "?");
  }

  /** True if nothing but quotations and punctuation stands in the frame. */
  public boolean bare() {
    for (int i = 0; i < frame.size(); i++) {
      String text = frame.text(i);
      if (!text.isEmpty() && Character.isLetterOrDigit(text.codePointAt(0))) {
        return false;
      }
    }
    return true;
  }
}
