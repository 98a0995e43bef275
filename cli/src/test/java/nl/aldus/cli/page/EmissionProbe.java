package nl.aldus.cli.page;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.aldus.avro.Quote;
import nl.aldus.schemas.topic.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A consumer of quotations, to know when one was emitted. */
final class EmissionProbe implements AutoCloseable {

  private final KafkaConsumer<String, Quote> consumer;

  EmissionProbe(Map<String, Object> clientSettings, Topic<String, Quote> quotes) {
    Map<String, Object> config = new HashMap<>(clientSettings);
    config.put("isolation.level", "read_committed");
    consumer = new KafkaConsumer<>(config, new StringDeserializer(), quotes.value().deserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(quotes.name()).stream()
            .map(partition -> new TopicPartition(quotes.name(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /** When a quotation could be read, in milliseconds since 1970. */
  long awaitEmission(String text) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < deadline) {
      for (ConsumerRecord<String, Quote> record : consumer.poll(Duration.ofMillis(10))) {
        if (record.value() != null && record.value().getText().equals(text)) {
          return System.currentTimeMillis();
        }
      }
    }
    throw new AssertionError("not emitted: " + text);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
