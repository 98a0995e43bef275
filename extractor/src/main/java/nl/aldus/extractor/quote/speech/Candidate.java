package nl.aldus.extractor.quote.speech;

import java.util.List;
import nl.aldus.extractor.quote.speaker.NounPhrase;
import nl.aldus.extractor.quote.speaker.Referent;

/**
 * Somebody who may have said something.
 *
 * @param referent who; null for nobody that the text names
 * @param mention the phrase that would attribute it, or null
 * @param clues names of the features that speak for or against
 */
public record Candidate(Referent referent, NounPhrase mention, List<String> clues) {

  public Candidate {
    clues = List.copyOf(clues);
  }
}
