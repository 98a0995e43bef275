package nl.aldus.extractor.document;

/** What a stage can add to a document. */
public enum Layer {
  PARAGRAPHS,
  TOKENS,
  SENTENCES,
  MENTIONS,
  ENTITIES,
  QUOTES
}
