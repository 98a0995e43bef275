package nl.aldus.enricher.topology;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * What was written of an article, to be deleted when it no longer holds.
 *
 * @param versionCreated when the version was made that it comes from, in milliseconds since 1970;
 *     or null if no version has told
 * @param sentences keys on the topic of sentences
 * @param entities keys on the topic of entities
 * @param quotes keys on the topic of quotes
 */
record WrittenRecords(
    Long versionCreated, List<String> sentences, List<String> entities, List<String> quotes) {

  private static final ObjectMapper JSON = new ObjectMapper();

  WrittenRecords {
    sentences = List.copyOf(sentences);
    entities = List.copyOf(entities);
    quotes = List.copyOf(quotes);
  }

  /** Nothing was written yet. */
  static WrittenRecords none() {
    return new WrittenRecords(null, List.of(), List.of(), List.of());
  }

  /** As JSON, which people can read and later versions can add to. */
  static Serde<WrittenRecords> serde() {
    return Serdes.serdeFrom(
        (topic, records) -> records == null ? null : write(records),
        (topic, bytes) -> bytes == null ? null : read(bytes));
  }

  private static byte[] write(WrittenRecords records) {
    try {
      return JSON.writeValueAsBytes(records);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WrittenRecords read(byte[] bytes) {
    try {
      return JSON.readValue(bytes, WrittenRecords.class);
    } catch (IOException e) {
      throw new SerializationException("the state store holds what is no state", e);
    }
  }
}
