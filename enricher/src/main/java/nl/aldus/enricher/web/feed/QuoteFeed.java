package nl.aldus.enricher.web.feed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import nl.aldus.avro.Quote;
import nl.aldus.schemas.json.PlainJson;
import nl.aldus.schemas.topic.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Quotations as they are emitted, for any number of subscribers. Each has a queue of its own with a
 * bound: one that does not keep up misses events and is told how many; it never holds up the
 * others. Thread-safe.
 */
public final class QuoteFeed implements TopicTail.Listener {

  /** Events that a new subscriber begins with. */
  static final int KEPT = 100;

  /** Events that wait for one subscriber at most. */
  static final int QUEUED = 256;

  /** Quotations that are read at once after a quiet time: what a good many articles have. */
  static final int BURST = 200;

  /** Quotations a second that are read where they come without end; nobody can follow more. */
  static final int PER_SECOND = 20;

  private static final Logger LOG = LoggerFactory.getLogger(QuoteFeed.class);

  private final Topic<String, Quote> topic;
  private final Clock clock;
  private final Deque<Event> kept = new ArrayDeque<>();
  private final Collection<Subscription> subscriptions = new CopyOnWriteArraySet<>();

  /** Quotations that may still be read at this time; only the thread of the tail uses them. */
  private double allowance = BURST;

  private Instant counted = Instant.MIN;

  public QuoteFeed(Topic<String, Quote> topic) {
    this(topic, Clock.systemUTC());
  }

  QuoteFeed(Topic<String, Quote> topic, Clock clock) {
    this.topic = topic;
    this.clock = clock;
  }

  /**
   * Something that happened.
   *
   * @param name {@code quote}, {@code gone} (withdrawn or corrected) or {@code skipped}
   * @param data JSON on one line
   */
  public record Event(String name, String data) {

    private static final String LIVE = "{\"replayed\":false,";
    private static final String REPLAYED = "{\"replayed\":true,";

    private static Event of(String name, boolean replayed, String fields) {
      return new Event(name, (replayed ? REPLAYED : LIVE) + fields + "}");
    }

    /** The same for who comes later: nothing new. */
    private Event replayed() {
      return data.startsWith(LIVE)
          ? new Event(name, REPLAYED + data.substring(LIVE.length()))
          : this;
    }
  }

  /** Begins with the last events and goes on with what is new. */
  public Subscription subscribe() {
    synchronized (kept) {
      Subscription subscription = new Subscription(kept);
      subscriptions.add(subscription);
      return subscription;
    }
  }

  @Override
  public void records(List<ConsumerRecord<byte[], byte[]>> records, boolean replayed) {
    int first = Math.max(0, records.size() - (replayed ? KEPT : allowed(records.size())));
    if (first > 0 && !replayed) {
      skipped(first);
    }
    for (ConsumerRecord<byte[], byte[]> record : records.subList(first, records.size())) {
      try {
        publish(event(record, replayed));
      } catch (KafkaException | IllegalArgumentException e) {
        // Another program may have written to the topic; the feed goes on.
        LOG.warn(
            "The page passes over {}-{} offset {}, which is no quotation: {}",
            record.topic(),
            record.partition(),
            record.offset(),
            e.getMessage());
      }
    }
  }

  /** How many of so many quotations are read. */
  private int allowed(int wanted) {
    Instant now = clock.instant();
    if (counted.isAfter(Instant.MIN)) {
      double seconds = Math.max(0, Duration.between(counted, now).toMillis() / 1000.0);
      allowance = Math.min(BURST, allowance + seconds * PER_SECOND);
    }
    counted = now;
    int read = Math.min(wanted, (int) allowance);
    allowance -= read;
    return read;
  }

  @Override
  public void skipped(long count) {
    subscriptions.forEach(subscription -> subscription.missed.addAndGet(count));
  }

  private Event event(ConsumerRecord<byte[], byte[]> record, boolean replayed) {
    // Streams gives a result the time of its article; what arrives while we look is emitted now.
    Instant emitted = replayed ? Instant.ofEpochMilli(record.timestamp()) : clock.instant();
    String about =
        "\"key\":"
            + quoted(record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8))
            + ",\"emitted\":\""
            + emitted
            + "\"";
    if (record.value() == null) {
      return Event.of("gone", replayed, about);
    }
    Quote quote = topic.value().deserializer().deserialize(topic.name(), record.value());
    return Event.of("quote", replayed, about + ",\"quote\":" + PlainJson.line(quote));
  }

  private static String quoted(String text) {
    return JsonNodeFactory.instance.textNode(text).toString();
  }

  private void publish(Event event) {
    synchronized (kept) {
      kept.addLast(event.replayed());
      if (kept.size() > KEPT) {
        kept.removeFirst();
      }
      subscriptions.forEach(subscription -> subscription.offer(event));
    }
  }

  /** The events for one subscriber. */
  public final class Subscription implements AutoCloseable {

    private final BlockingQueue<Event> queue = new ArrayBlockingQueue<>(QUEUED);
    private final AtomicLong missed = new AtomicLong();

    private Subscription(Collection<Event> begin) {
      queue.addAll(begin);
    }

    /** Never waits: what is oldest makes room. */
    private void offer(Event event) {
      while (!queue.offer(event)) {
        if (queue.poll() != null) {
          missed.incrementAndGet();
        }
      }
    }

    /**
     * Waits for the next event.
     *
     * @return the event, or null if there was none in time
     */
    public Event next(long timeout, TimeUnit unit) throws InterruptedException {
      long count = missed.getAndSet(0);
      if (count > 0) {
        return new Event("skipped", "{\"count\":" + count + "}");
      }
      return queue.poll(timeout, unit);
    }

    @Override
    public void close() {
      subscriptions.remove(this);
    }
  }
}
