package nl.aldus.enricher.web.feed;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.schemas.topic.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The articles that were emitted last, as many as fit. Thread-safe. */
public final class RecentArticles implements TopicTail.Listener {

  static final int MAX_ARTICLES = 100;
  static final long MAX_BYTES = 8_000_000;

  private static final Logger LOG = LoggerFactory.getLogger(RecentArticles.class);

  private final Topic<String, EnrichedArticle> topic;
  private final Clock clock;

  /** By article id, the oldest first. */
  private final Map<String, Recent> articles = new LinkedHashMap<>();

  private long bytes;

  public RecentArticles(Topic<String, EnrichedArticle> topic) {
    this(topic, Clock.systemUTC());
  }

  RecentArticles(Topic<String, EnrichedArticle> topic, Clock clock) {
    this.topic = topic;
    this.clock = clock;
  }

  /**
   * An article with what was found in it.
   *
   * @param enriched as it was emitted
   * @param emitted when that was
   * @param bytes size of the record
   */
  public record Recent(EnrichedArticle enriched, Instant emitted, int bytes) {}

  /** The articles, the newest first. */
  public synchronized List<Recent> list() {
    List<Recent> list = new ArrayList<>(articles.values());
    Collections.reverse(list);
    return list;
  }

  /** An article by its id, if it is among them. */
  public synchronized Optional<Recent> find(String id) {
    return Optional.ofNullable(articles.get(id));
  }

  @Override
  public void records(List<ConsumerRecord<byte[], byte[]>> records, boolean replayed) {
    int first = Math.max(0, records.size() - MAX_ARTICLES);
    for (ConsumerRecord<byte[], byte[]> record : records.subList(first, records.size())) {
      String id = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
      if (record.value() == null) {
        forget(id);
        continue;
      }
      try {
        EnrichedArticle enriched =
            topic.value().deserializer().deserialize(topic.name(), record.value());
        Instant emitted = replayed ? Instant.ofEpochMilli(record.timestamp()) : clock.instant();
        keep(id, new Recent(enriched, emitted, record.value().length));
      } catch (KafkaException | IllegalArgumentException e) {
        LOG.warn(
            "The page passes over {}-{} offset {}, which is no article: {}",
            record.topic(),
            record.partition(),
            record.offset(),
            e.getMessage());
      }
    }
  }

  private synchronized void keep(String id, Recent recent) {
    forget(id);
    articles.put(id, recent);
    bytes += recent.bytes();
    Iterator<Recent> oldest = articles.values().iterator();
    while ((articles.size() > MAX_ARTICLES || bytes > MAX_BYTES) && articles.size() > 1) {
      bytes -= oldest.next().bytes();
      oldest.remove();
    }
  }

  private synchronized void forget(String id) {
    Recent old = articles.remove(id);
    if (old != null) {
      bytes -= old.bytes();
    }
  }
}
