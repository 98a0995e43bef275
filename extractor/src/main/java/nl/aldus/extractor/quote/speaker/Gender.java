package nl.aldus.extractor.quote.speaker;

/** Grammatical gender of a person, as far as the text or the name tells. */
public enum Gender {
  MALE,
  FEMALE,
  UNKNOWN;

  /** False if one is male and the other female. */
  public boolean agrees(Gender other) {
    return this == UNKNOWN || other == UNKNOWN || this == other;
  }
}
