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
  private final Map<String, Unread> articles = new LinkedHashMap<>();

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
   */
  public record Recent(EnrichedArticle enriched, Instant emitted) {}

  /** An article that nobody has looked at yet: most are pushed out before anyone does. */
  private record Unread(ConsumerRecord<byte[], byte[]> record, Instant emitted) {

    int bytes() {
      return record.value().length;
    }
  }

  /** The articles, the newest first. */
  public List<Recent> list() {
    List<Unread> kept;
    synchronized (this) {
      kept = new ArrayList<>(articles.values());
    }
    Collections.reverse(kept);
    return kept.stream().flatMap(unread -> read(unread).stream()).toList();
  }

  /** An article by its id, if it is among them. */
  public Optional<Recent> find(String id) {
    Unread unread;
    synchronized (this) {
      unread = articles.get(id);
    }
    return Optional.ofNullable(unread).flatMap(this::read);
  }

  @Override
  public synchronized void records(List<ConsumerRecord<byte[], byte[]>> records, boolean replayed) {
    int first = Math.max(0, records.size() - MAX_ARTICLES);
    for (ConsumerRecord<byte[], byte[]> record : records.subList(first, records.size())) {
      String id = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
      forget(id);
      if (record.value() != null) {
        Instant emitted = replayed ? Instant.ofEpochMilli(record.timestamp()) : clock.instant();
        keep(id, new Unread(record, emitted));
      }
    }
  }

  private void keep(String id, Unread unread) {
    articles.put(id, unread);
    bytes += unread.bytes();
    Iterator<Unread> oldest = articles.values().iterator();
    while ((articles.size() > MAX_ARTICLES || bytes > MAX_BYTES) && articles.size() > 1) {
      bytes -= oldest.next().bytes();
      oldest.remove();
    }
  }

  private void forget(String id) {
    Unread old = articles.remove(id);
    if (old != null) {
      bytes -= old.bytes();
    }
  }

  /** Reads an article; another program may have written what is none. */
  private Optional<Recent> read(Unread unread) {
    ConsumerRecord<byte[], byte[]> record = unread.record();
    try {
      return Optional.of(
          new Recent(
              topic.value().deserializer().deserialize(topic.name(), record.value()),
              unread.emitted()));
    } catch (KafkaException | IllegalArgumentException e) {
      LOG.warn(
          "The page passes over {}-{} offset {}, which is no article: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
      synchronized (this) {
        // It is told once.
        if (articles.values().remove(unread)) {
          bytes -= unread.bytes();
        }
      }
      return Optional.empty();
    }
  }
}
