package nl.aldus.extractor.annotation;

/** Kinds of quotation. */
public enum QuoteType {
  /** Verbatim, a clause or sentence of its own. */
  DIRECT,
  /** A verbatim fragment in the reporter's sentence. */
  MIXED,
  /** Reported without marks. */
  INDIRECT
}
