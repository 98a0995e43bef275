package nl.aldus.extractor.document;

import java.util.Set;

/**
 * A step of the extraction. Stages are immutable and thread-safe; all state of an article is in its
 * document, which belongs to one thread.
 */
public interface Stage {

  /** Name for people: in error messages, metrics and explanations. */
  String name();

  /** Layers that must be there before. */
  Set<Layer> needs();

  /** Layers that are there after. */
  Set<Layer> adds();

  void annotate(Document document);
}
