package nl.aldus.extractor.annotation;

/**
 * What an entity is called in a register.
 *
 * @param scheme the register, such as {@code iso3166-1}
 * @param value the identifier in it, such as {@code UA}
 */
public record Identifier(String scheme, String value) {}
