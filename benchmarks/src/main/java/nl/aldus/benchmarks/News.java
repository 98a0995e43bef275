package nl.aldus.benchmarks;

import java.nio.file.Path;
import java.util.List;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.training.corpus.AnnotatedArticle;
import nl.aldus.training.corpus.Corpus;

/** The articles that are measured on: the project's own corpus, as it lies in the checkout. */
final class News {

  private News() {}

  /** All articles; the working directory must be the top of the checkout. */
  static List<Article> articles() {
    return Corpus.read(Path.of("corpus", "articles")).stream()
        .map(AnnotatedArticle::article)
        .toList();
  }
}
