package nl.aldus.extractor.annotation;

import java.util.List;

/**
 * All that was found in an article.
 *
 * @param article the article, unchanged
 * @param sentences in text order
 * @param entities in the order of their first mention
 * @param quotes in text order; a mixed quote may lie within an indirect one
 */
public record Extraction(
    Article article, List<Sentence> sentences, List<Entity> entities, List<Quote> quotes) {

  public Extraction {
    sentences = List.copyOf(sentences);
    entities = List.copyOf(entities);
    quotes = List.copyOf(quotes);
  }
}
