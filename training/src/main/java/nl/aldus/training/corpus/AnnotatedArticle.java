package nl.aldus.training.corpus;

import java.util.List;
import nl.aldus.extractor.annotation.Article;

/**
 * An article with what people found in it. Offsets as everywhere: Unicode code points of the text,
 * begin inclusive, end exclusive.
 *
 * @param article the article
 * @param quotes quotations in marks, those that belong to nobody too, and reported speech, in text
 *     order
 * @param mentions named entities, in text order
 */
public record AnnotatedArticle(
    Article article, List<AnnotatedQuote> quotes, List<AnnotatedMention> mentions) {

  public AnnotatedArticle {
    quotes = List.copyOf(quotes);
    mentions = List.copyOf(mentions);
  }
}
