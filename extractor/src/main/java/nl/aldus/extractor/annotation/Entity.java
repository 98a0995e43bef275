package nl.aldus.extractor.annotation;

import java.util.List;

/**
 * A named person, organisation, place or other thing, with all its mentions.
 *
 * @param id id within the article; the same for the same name and type in a corrected version
 * @param name the fullest form that the article gives
 * @param type type of the entity
 * @param mentions all places that name it, in text order, at least one
 * @param role a person's function where the text gives it, or null
 * @param organization the organisation of that function where the text gives it, or null
 * @param identifiers what registers call it, where known
 */
public record Entity(
    String id,
    String name,
    EntityType type,
    List<Mention> mentions,
    String role,
    String organization,
    List<Identifier> identifiers) {

  public Entity {
    mentions = List.copyOf(mentions);
    identifiers = List.copyOf(identifiers);
    if (mentions.isEmpty()) {
      throw new IllegalArgumentException("an entity needs a mention: " + name);
    }
  }
}
