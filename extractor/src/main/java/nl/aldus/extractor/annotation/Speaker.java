package nl.aldus.extractor.annotation;

/**
 * Who said it.
 *
 * @param name the fullest name that the article gives; for a speaker never named, the noun phrase
 * @param entityId id of the entity, or null for a speaker never named
 * @param mention the mention that attributes (a name, a noun phrase or a pronoun), or null
 * @param role function, such as {@code woordvoerder}, or null
 * @param organization organisation of that function, or null
 */
public record Speaker(
    String name, String entityId, TextSpan mention, String role, String organization) {}
