package nl.aldus.enricher.topology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.avro.Entity;
import nl.aldus.avro.Quote;
import nl.aldus.avro.Sentence;
import nl.aldus.enricher.record.Enrichment;
import org.apache.kafka.streams.KeyValue;

/**
 * What a version of an article changes downstream: records to write, and keys with null to delete.
 *
 * @param sentences for the topic of sentences, in text order, deletions last
 * @param entities for the topic of entities, likewise
 * @param quotes for the topic of quotes, likewise
 * @param enrichedArticle for the topic of enriched articles; null deletes
 */
record Changes(
    List<KeyValue<String, Sentence>> sentences,
    List<KeyValue<String, Entity>> entities,
    List<KeyValue<String, Quote>> quotes,
    EnrichedArticle enrichedArticle) {

  /** A new version takes the place of what was written before. */
  static Changes replace(WrittenRecords before, Enrichment now) {
    return new Changes(
        replace(before.sentences(), now.sentences()),
        replace(before.entities(), now.entities()),
        replace(before.quotes(), now.quotes()),
        now.enrichedArticle());
  }

  /** All that was written before goes. */
  static Changes withdraw(WrittenRecords before) {
    return new Changes(
        replace(before.sentences(), Map.of()),
        replace(before.entities(), Map.of()),
        replace(before.quotes(), Map.of()),
        null);
  }

  private static <V> List<KeyValue<String, V>> replace(List<String> before, Map<String, V> now) {
    List<KeyValue<String, V>> changes = new ArrayList<>(now.size());
    now.forEach((key, value) -> changes.add(KeyValue.pair(key, value)));
    Set<String> known = new HashSet<>(now.keySet());
    for (String key : before) {
      if (known.add(key)) {
        changes.add(KeyValue.pair(key, null));
      }
    }
    return changes;
  }
}
