package nl.aldus.enricher.web.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the ends of topics for people who look. It costs the cluster nothing while nobody does,
 * and never more than a page can show: where records come faster, it jumps ahead and tells how many
 * it passed over. It reads committed records only, belongs to no consumer group and commits
 * nothing. Thread-safe; the listeners are called by one thread of its own.
 */
public final class TopicTail implements AutoCloseable {

  /** How long it goes on after the last sign of interest. */
  static final Duration INTEREST = Duration.ofSeconds(60);

  /** Records behind the end of a partition from which on it jumps ahead. */
  private static final long TOO_FAR = 500;

  private static final int MAX_POLL_RECORDS = 200;
  private static final Duration POLL = Duration.ofMillis(100);

  /** Most bytes of one partition that are fetched at a time; a larger record comes all the same. */
  private static final int MAX_PARTITION_BYTES = 64 * 1024;

  /** A pause after a batch with anything in it, so that more comes together. */
  private static final Duration BREATH = Duration.ofMillis(25);

  /**
   * A pause after a large batch: what comes faster than this can be read is sampled. Half a second
   * is what a quotation may wait for, and the pipeline is busy then.
   */
  private static final Duration LONG_BREATH = Duration.ofMillis(500);

  /** Records of a large batch. */
  private static final int LARGE = 100;

  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);

  /** Receives what is new. */
  public interface Listener {

    /**
     * Takes records of one topic, in the order of their time.
     *
     * @param replayed true if they were there before anyone looked
     */
    void records(List<ConsumerRecord<byte[], byte[]>> records, boolean replayed);

    /** Is told that records were passed over. */
    default void skipped(long count) {}
  }

  /**
   * A topic to follow.
   *
   * @param topic its name
   * @param backlog records before the end of each partition to begin with
   * @param listeners receive the records, one after the other
   */
  public record Followed(String topic, int backlog, List<Listener> listeners) {

    public Followed {
      listeners = List.copyOf(listeners);
      if (backlog < 0) {
        throw new IllegalArgumentException("backlog=" + backlog);
      }
    }
  }

  private final Map<String, Object> config;
  private final Map<String, Followed> followed;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Where to go on after a pause; only the thread uses it. */
  private final Map<TopicPartition, Long> positions = new HashMap<>();

  private long interestUntil = System.nanoTime();
  private boolean caughtUp;
  private boolean closed;
  private Consumer<byte[], byte[]> consumer;

  /**
   * @param clientProperties properties of any consumer: bootstrap servers, security
   */
  public TopicTail(Map<String, ?> clientProperties, Collection<Followed> followed) {
    this.config = new HashMap<>(clientProperties);
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, "aldus-page");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MAX_PARTITION_BYTES);
    this.followed = followed.stream().collect(Collectors.toMap(Followed::topic, f -> f));
    this.thread = new Thread(this::run, "aldus-page-tail");
    thread.setDaemon(true);
    thread.start();
  }

  /** Says that someone looks; to be said again before {@link #INTEREST} is over. */
  public void look() {
    lock.lock();
    try {
      interestUntil = System.nanoTime() + INTEREST.toNanos();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Looks, and waits until the backlog has been read, but not longer than the patience. */
  public void lookAndWait(Duration patience) throws InterruptedException {
    look();
    lock.lock();
    try {
      long left = patience.toNanos();
      while (!caughtUp && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** True while it follows the topics and has read what was there before. */
  public boolean isFollowing() {
    lock.lock();
    try {
      return caughtUp;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (awaitInterest()) {
      try (Consumer<byte[], byte[]> opened = open()) {
        follow(opened);
      } catch (WakeupException | InterruptException e) {
        // Closing; the loop ends.
      } catch (KafkaException e) {
        LOG.warn("The page cannot follow the topics and tries again: {}", e.getMessage());
        pause(RETRY);
      } finally {
        setCaughtUp(false);
      }
    }
  }

  private Consumer<byte[], byte[]> open() {
    Consumer<byte[], byte[]> opened =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    lock.lock();
    try {
      consumer = opened;
      if (closed) {
        opened.wakeup();
      }
    } finally {
      lock.unlock();
    }
    return opened;
  }

  private void follow(Consumer<byte[], byte[]> opened) {
    Set<TopicPartition> partitions = partitions(opened);
    if (partitions.isEmpty()) {
      // The topics are not there yet.
      pause(Duration.ofSeconds(1));
      return;
    }
    opened.assign(partitions);
    Map<TopicPartition, Long> ends = opened.endOffsets(partitions);
    Map<TopicPartition, Long> starts = opened.beginningOffsets(partitions);
    for (TopicPartition partition : partitions) {
      long backlog = ends.get(partition) - followed.get(partition.topic()).backlog();
      long from = Math.max(starts.get(partition), backlog);
      long known = positions.getOrDefault(partition, from);
      // A topic that was deleted and made again starts anew.
      opened.seek(partition, known > ends.get(partition) ? from : Math.max(from, known));
    }
    Set<TopicPartition> behind = new HashSet<>(partitions);
    while (interested()) {
      ConsumerRecords<byte[], byte[]> records = opened.poll(POLL);
      for (String topic : followed.keySet()) {
        deliver(topic, records, ends);
      }
      behind.removeIf(partition -> opened.position(partition) >= ends.get(partition));
      if (behind.isEmpty()) {
        setCaughtUp(true);
      }
      jumpAhead(opened, partitions);
      partitions.forEach(partition -> positions.put(partition, opened.position(partition)));
      if (!records.isEmpty()) {
        pause(records.count() >= LARGE && behind.isEmpty() ? LONG_BREATH : BREATH);
      }
    }
  }

  private void deliver(
      String topic, ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, Long> ends) {
    List<ConsumerRecord<byte[], byte[]>> replayed = new ArrayList<>();
    List<ConsumerRecord<byte[], byte[]>> live = new ArrayList<>();
    StreamSupport.stream(records.records(topic).spliterator(), false)
        // Partitions are read one after another; people expect one order. The sort is stable.
        .sorted((a, b) -> Long.compare(a.timestamp(), b.timestamp()))
        .forEach(
            record -> {
              TopicPartition partition = new TopicPartition(topic, record.partition());
              (record.offset() < ends.get(partition) ? replayed : live).add(record);
            });
    for (Listener listener : followed.get(topic).listeners()) {
      if (!replayed.isEmpty()) {
        listener.records(replayed, true);
      }
      if (!live.isEmpty()) {
        listener.records(live, false);
      }
    }
  }

  private void jumpAhead(Consumer<byte[], byte[]> opened, Set<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      long lag = opened.currentLag(partition).orElse(0);
      if (lag > TOO_FAR) {
        Followed topic = followed.get(partition.topic());
        long skipped = lag - topic.backlog();
        opened.seek(partition, opened.position(partition) + skipped);
        topic.listeners().forEach(listener -> listener.skipped(skipped));
      }
    }
  }

  private Set<TopicPartition> partitions(Consumer<byte[], byte[]> opened) {
    Map<String, List<PartitionInfo>> topics = opened.listTopics();
    return followed.keySet().stream()
        .flatMap(topic -> topics.getOrDefault(topic, List.of()).stream())
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .collect(Collectors.toSet());
  }

  /** Waits until someone looks; false when closed. */
  private boolean awaitInterest() {
    lock.lock();
    try {
      while (!closed && System.nanoTime() - interestUntil >= 0) {
        changed.awaitUninterruptibly();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private boolean interested() {
    lock.lock();
    try {
      return !closed && System.nanoTime() - interestUntil < 0;
    } finally {
      lock.unlock();
    }
  }

  private void setCaughtUp(boolean value) {
    lock.lock();
    try {
      if (caughtUp != value) {
        caughtUp = value;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits, but not for a tail that is being closed. */
  private void pause(Duration duration) {
    lock.lock();
    try {
      long left = duration.toNanos();
      while (!closed && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
      if (consumer != null) {
        consumer.wakeup();
      }
    } finally {
      lock.unlock();
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
