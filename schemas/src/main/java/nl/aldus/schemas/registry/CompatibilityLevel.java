package nl.aldus.schemas.registry;

/** The Confluent API's rules by which a registry accepts a new version of a schema. */
public enum CompatibilityLevel {
  NONE,
  BACKWARD,
  BACKWARD_TRANSITIVE,
  FORWARD,
  FORWARD_TRANSITIVE,
  FULL,
  FULL_TRANSITIVE
}
