package nl.aldus.extractor.quote.speaker;

import nl.aldus.extractor.annotation.Mention;
import nl.aldus.extractor.quote.clause.Frame;

/**
 * A noun phrase in a frame.
 *
 * @param frame the frame in which its items are counted
 * @param kind what it is built on
 * @param first first item
 * @param last last item of the phrase proper, inclusive, with "van …" behind it
 * @param reach last item with brackets and appositions behind it, inclusive
 * @param head item of the head noun or pronoun; for a name its first item
 * @param name the mention that names it, or null
 * @param plural true for more than one
 * @param second the phrase behind "en", or null
 */
public record NounPhrase(
    Frame frame,
    Kind kind,
    int first,
    int last,
    int reach,
    int head,
    Mention name,
    boolean plural,
    NounPhrase second) {

  /** The same with everything up to an item, which belongs to it as its relative clause does. */
  NounPhrase upTo(int item) {
    return new NounPhrase(
        frame, kind, first, item, Math.max(reach, item), head, name, plural, second);
  }

  /** What a noun phrase is built on. */
  public enum Kind {
    NAME,
    PRONOUN,
    /** A common noun without a name: {@code een woordvoerder van de politie}. */
    DESCRIPTION
  }
}
