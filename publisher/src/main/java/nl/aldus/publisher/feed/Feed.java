package nl.aldus.publisher.feed;

import java.util.List;
import nl.aldus.avro.Article;

/**
 * A feed that was read.
 *
 * @param title the feed's own title, or its address where it has none
 * @param articles an article for every item that has text, in the order of the feed
 * @param withoutText number of items that have no text and so became no article
 */
public record Feed(String title, List<Article> articles, int withoutText) {

  public Feed {
    articles = List.copyOf(articles);
  }
}
