package nl.aldus.extractor.annotation;

/** Types of named entities, those of CoNLL-2002. */
public enum EntityType {
  PERSON,
  ORGANIZATION,
  LOCATION,
  /** Nationalities, inhabitants, languages, events, works, products, laws. */
  MISC
}
