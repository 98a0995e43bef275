package nl.aldus.training.corpus;

import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Span;

/**
 * A named entity.
 *
 * @param begin first code point, inclusive
 * @param end end in code points, exclusive
 * @param type its type
 */
public record AnnotatedMention(int begin, int end, EntityType type) implements Span {

  public AnnotatedMention {
    Span.check(begin, end);
  }

  /**
   * The type behind a name of CoNLL-2002.
   *
   * @throws CorpusException if the name is none of PER, ORG, LOC, MISC
   */
  static EntityType conllType(String name) {
    return switch (name) {
      case "PER" -> EntityType.PERSON;
      case "ORG" -> EntityType.ORGANIZATION;
      case "LOC" -> EntityType.LOCATION;
      case "MISC" -> EntityType.MISC;
      default -> throw new CorpusException("no entity type: '" + name + "'");
    };
  }
}
