package nl.aldus.enricher.topology;

import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.Extraction;
import nl.aldus.extractor.document.Pipeline.Timer;

/** The extractor, as the topology sees it. Must be thread-safe. */
@FunctionalInterface
public interface ArticleExtractor {

  /**
   * Finds what is in an article.
   *
   * @param timer told how long each stage took
   * @throws RuntimeException if the article cannot be extracted
   */
  Extraction extract(Article article, Timer timer);
}
