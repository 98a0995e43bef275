package nl.aldus.schemas.topic;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.common.serialization.Serde;

/**
 * A topic with what is needed to write and read it.
 *
 * @param name its name on the broker
 * @param key serde of the keys
 * @param value serde of the values
 * @param <K> class of the keys
 * @param <V> class of the values
 */
public record Topic<K, V>(String name, Serde<K> key, Serde<V> value) {

  public Topic {
    requireNonNull(name, "name");
    requireNonNull(key, "key");
    requireNonNull(value, "value");
  }

  /** The subject of the values in the schema registry, by the topic name strategy. */
  public String subject() {
    return name + "-value";
  }
}
