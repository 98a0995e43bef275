package nl.aldus.extractor.annotation;

/**
 * One place in the text where an entity is named.
 *
 * @param begin first code point, inclusive
 * @param end end in code points, exclusive
 * @param text the covered text
 * @param sentence index of its sentence
 * @param type type of the entity
 * @param confidence probability, 0 to 1, that this is a mention of this type
 */
public record Mention(
    int begin, int end, String text, int sentence, EntityType type, double confidence)
    implements Span {

  public Mention {
    Span.check(begin, end);
  }
}
