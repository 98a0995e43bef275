package nl.aldus.enricher.web.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The dead letters that came last, with the reason that Kafka Streams wrote. Thread-safe. */
public final class DeadLetters implements TopicTail.Listener {

  static final int KEPT = 50;

  /** Longest text of a header that is shown. */
  private static final int MAX_LENGTH = 500;

  private static final String PREFIX = "__streams.errors.";

  private final Deque<DeadLetter> kept = new ArrayDeque<>();
  private long count;

  /**
   * A record that could not be processed. What the headers do not tell is null.
   *
   * @param at when it was written
   * @param key its key
   * @param exception class of what went wrong, without its package
   * @param reason what went wrong, for people
   * @param topic topic that it came from
   * @param partition partition that it came from
   * @param offset offset that it had there
   */
  public record DeadLetter(
      Instant at,
      String key,
      String exception,
      String reason,
      String topic,
      String partition,
      String offset) {}

  /** Those that came last, the newest first. */
  public synchronized List<DeadLetter> list() {
    return List.copyOf(kept);
  }

  /** How many were read; not those that were there long before anyone looked. */
  public synchronized long count() {
    return count;
  }

  @Override
  public synchronized void skipped(long skipped) {
    count += skipped;
  }

  @Override
  public synchronized void records(List<ConsumerRecord<byte[], byte[]>> records, boolean replayed) {
    count += records.size();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      kept.addFirst(letter(record));
      if (kept.size() > KEPT) {
        kept.removeLast();
      }
    }
  }

  private static DeadLetter letter(ConsumerRecord<byte[], byte[]> record) {
    String exception = header(record, "exception");
    return new DeadLetter(
        Instant.ofEpochMilli(record.timestamp()),
        text(record.key()),
        exception == null ? null : exception.substring(exception.lastIndexOf('.') + 1),
        header(record, "message"),
        header(record, "topic"),
        header(record, "partition"),
        header(record, "offset"));
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(PREFIX + name);
    return header == null ? null : text(header.value());
  }

  /** Anyone may have written these bytes: they are shown as text, and not without end. */
  private static String text(byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
  }
}
