package nl.aldus.enricher.topology;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import nl.aldus.enricher.record.RecordKey;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Puts the records of an article on the partition that Kafka's own partitioner gives to the
 * article's id, so that they are all together and in order, whatever their keys.
 *
 * @param <V> class of the values
 */
final class ArticlePartitioner<V> implements StreamPartitioner<String, V> {

  @Override
  public Optional<Set<Integer>> partitions(String topic, String key, V value, int partitions) {
    byte[] articleId = RecordKey.articleId(key).getBytes(StandardCharsets.UTF_8);
    return Optional.of(Set.of(BuiltInPartitioner.partitionForKey(articleId, partitions)));
  }
}
