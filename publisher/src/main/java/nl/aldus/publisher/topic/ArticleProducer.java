package nl.aldus.publisher.topic;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import nl.aldus.avro.Article;
import nl.aldus.schemas.topic.Topic;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.common.KafkaException;

/**
 * Writes articles to their topic, keyed by their id, so that all versions of an article stay in
 * order. Thread-safe.
 */
public final class ArticleProducer implements AutoCloseable {

  private final RecordProducer<Article> producer;

  /**
   * @param settings of the Kafka client; what is given there wins
   */
  public ArticleProducer(Topic<String, Article> topic, Map<String, ?> settings) {
    this.producer = new RecordProducer<>(topic, settings);
  }

  /**
   * Publishes an article, or a new version of it, and marks when it was read unless that is known.
   *
   * @param receipt is told when the broker has it, or why not
   * @throws KafkaException if it cannot even be written down, for want of a registry for instance
   */
  public void publish(Article article, Callback receipt) {
    Article read =
        article.getFetchedAt() != null
            ? article
            : Article.newBuilder(article)
                .setFetchedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .build();
    producer.send(article.getId(), read, receipt);
  }

  /** Withdraws an article and all that was made from it. */
  public void withdraw(String id, Callback receipt) {
    producer.send(id, null, receipt);
  }

  /** Waits until every article so far has its receipt. */
  public void flush() {
    producer.flush();
  }

  /** Sends what is still to be sent, and closes. */
  @Override
  public void close() {
    producer.close();
  }
}
