package nl.aldus.schemas.topic;

import java.util.HashSet;
import java.util.List;
import org.apache.kafka.common.errors.InvalidTopicException;

/**
 * What the topics are called on the broker.
 *
 * @param articles articles, in
 * @param sentences their sentences, out
 * @param entities the entities found in them, out
 * @param quotes the quotations found in them, out
 * @param enrichedArticles articles with all that was found, out
 * @param deadLetters what could not be read or extracted, out
 * @param knowledgeBase identifiers that the user's own register gives to names, in
 */
public record TopicNames(
    String articles,
    String sentences,
    String entities,
    String quotes,
    String enrichedArticles,
    String deadLetters,
    String knowledgeBase) {

  /** The names in the contract. */
  public static final TopicNames DEFAULT =
      new TopicNames(
          "articles",
          "sentences",
          "entities",
          "quotes",
          "enriched-articles",
          "dead-letters",
          "knowledge-base");

  public TopicNames {
    List<String> names =
        List.of(
            articles, sentences, entities, quotes, enrichedArticles, deadLetters, knowledgeBase);
    for (String name : names) {
      if (!name.matches("[a-zA-Z0-9._-]{1,249}") || name.matches("\\.{1,2}")) {
        throw new InvalidTopicException(
            "\""
                + name
                + "\" is no topic name: use 1 to 249 letters, digits, dots, hyphens or underscores");
      }
    }
    if (new HashSet<>(names).size() < names.size()) {
      throw new InvalidTopicException("two topics have the same name: " + names);
    }
  }

  /** All of them, in the order of an article's way, and beside it the knowledge base. */
  public List<String> all() {
    return List.of(
        articles, sentences, entities, quotes, enrichedArticles, deadLetters, knowledgeBase);
  }
}
