package nl.aldus.extractor.quote.speaker;

import java.util.Objects;
import java.util.Set;
import nl.aldus.extractor.annotation.Entity;
import nl.aldus.extractor.annotation.EntityType;

/**
 * Somebody or something that an article speaks of.
 *
 * @param name fullest name, or the noun phrase of one never named
 * @param entity the entity, or null for one never named
 * @param gender gender as far as known
 * @param plural true for more than one
 * @param noun head noun of one never named, in lower case, or null
 */
public record Referent(String name, Entity entity, Gender gender, boolean plural, String noun) {

  private static final Set<String> REPORTER = Set.of("ik", "wij", "we", "men");

  public boolean isPerson() {
    return entity != null && entity.type() == EntityType.PERSON;
  }

  /** True for the "ik", "wij" or "men" of the reporter. */
  public boolean isReporter() {
    return noun != null && REPORTER.contains(noun);
  }

  /** True if both are the same entity, or unnamed with the same noun phrase. */
  public boolean same(Referent other) {
    if (other == null) {
      return false;
    }
    return entity != null || other.entity != null
        ? entity != null
            && other.entity != null
            && Objects.equals(entity.id(), other.entity.id())
            && plural == other.plural
        : name.equals(other.name);
  }
}
