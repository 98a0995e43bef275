package nl.aldus.publisher.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import nl.aldus.schemas.topic.Topic;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Writes records to a topic, acknowledged by all replicas and never doubled by a retry.
 * Thread-safe.
 *
 * @param <V> class of the values
 */
public final class RecordProducer<V> implements AutoCloseable {

  /** Largest record on the wire; the topic must take as much. */
  private static final int MAX_REQUEST_BYTES = 20 * 1024 * 1024;

  private static final Duration DELIVERY = Duration.ofSeconds(30);
  private static final Duration REQUEST = Duration.ofSeconds(10);

  private final Topic<String, V> topic;
  private final KafkaProducer<String, V> producer;

  /**
   * @param settings of the Kafka client; what is given there wins
   */
  public RecordProducer(Topic<String, V> topic, Map<String, ?> settings) {
    this.topic = topic;
    Map<String, Object> all = new HashMap<>();
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * MAX_REQUEST_BYTES);
    all.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY.toMillis());
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST.toMillis());
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY.toMillis());
    all.putAll(settings);
    this.producer = new KafkaProducer<>(all, topic.key().serializer(), topic.value().serializer());
  }

  /**
   * Sends a record.
   *
   * @param value null to delete what has the key
   * @param receipt is told when the broker has it, or why not
   * @throws KafkaException if it cannot even be written down, for want of a registry for instance
   */
  public void send(String key, V value, Callback receipt) {
    producer.send(new ProducerRecord<>(topic.name(), key, value), receipt);
  }

  /** Waits until every record so far has its receipt. */
  public void flush() {
    producer.flush();
  }

  /** Sends what is still to be sent, and closes. */
  @Override
  public void close() {
    producer.close(DELIVERY);
  }
}
