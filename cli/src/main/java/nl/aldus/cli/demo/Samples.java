package nl.aldus.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.aldus.avro.Article;
import nl.aldus.publisher.file.ArticleReader;
import nl.aldus.publisher.file.Input;

/** The sample articles. */
final class Samples {

  private static final String RESOURCE = "samples.jsonl";

  private Samples() {}

  /** All of them, in the order in which they are published. */
  static List<Article> all() {
    List<Article> articles = new ArrayList<>();
    try (InputStream in = Samples.class.getResourceAsStream(RESOURCE)) {
      new ArticleReader(StandardCharsets.UTF_8, ArticleReader.DEFAULT_MAX_BYTES)
          .read(in, RESOURCE, input -> articles.add(article(input)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return articles;
  }

  private static Article article(Input input) {
    if (input instanceof Input.Found found) {
      return found.article();
    }
    throw new IllegalStateException("a sample is broken: " + input);
  }
}
