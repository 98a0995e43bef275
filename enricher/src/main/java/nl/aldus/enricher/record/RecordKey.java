package nl.aldus.enricher.record;

/**
 * Keys of the records that are made of an article: its id, a number sign, a letter for the kind,
 * and the id within the article. Number signs in the latter are escaped, so that the last one in a
 * key always ends the article's id, whatever that looks like.
 */
public final class RecordKey {

  private RecordKey() {}

  /** Key on the topic of sentences. */
  public static String sentence(String articleId, int index) {
    return articleId + "#s" + index;
  }

  /** Key on the topic of entities. */
  public static String entity(String articleId, String entityId) {
    return articleId + "#e" + escape(entityId);
  }

  /** Key on the topic of quotes. */
  public static String quote(String articleId, String quoteId) {
    return articleId + "#q" + escape(quoteId);
  }

  /**
   * The id of the article that a key belongs to.
   *
   * @throws IllegalArgumentException if this is no such key
   */
  public static String articleId(String key) {
    int end = key.lastIndexOf('#');
    if (end < 0) {
      throw new IllegalArgumentException("no key of a sentence, entity or quote: " + key);
    }
    return key.substring(0, end);
  }

  private static String escape(String id) {
    return id.replace("%", "%25").replace("#", "%23");
  }
}
