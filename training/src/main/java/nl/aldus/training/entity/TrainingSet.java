package nl.aldus.training.entity;

import java.util.List;
import nl.aldus.training.corpus.AnnotatedArticle;

/**
 * Articles of one kind to learn from.
 *
 * @param name name, for people
 * @param copies how many times each article counts
 * @param articles the articles
 */
public record TrainingSet(String name, int copies, List<AnnotatedArticle> articles) {

  public TrainingSet {
    articles = List.copyOf(articles);
    if (copies < 1) {
      throw new IllegalArgumentException("copies must be 1 or more, not " + copies);
    }
  }
}
