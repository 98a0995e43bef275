package nl.aldus.schemas.serde;

import java.util.HashMap;
import java.util.Map;
import nl.aldus.schemas.registry.RegistryClient;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Generated Avro classes in the Confluent wire format; takes the place of {@code
 * io.confluent.kafka.streams.serdes.avro.SpecificAvroSerde}, and can be replaced by it. Thread-safe
 * once configured.
 *
 * @param <T> class of the records
 */
public final class RegistryAvroSerde<T extends SpecificRecord> implements Serde<T> {

  private final RegistryAvroSerializer<T> serializer;
  private final RegistryAvroDeserializer<T> deserializer;

  /** For Kafka, which calls {@link #configure}. */
  public RegistryAvroSerde() {
    this(null);
  }

  /** With a registry client that others use as well. {@link #configure} is still needed. */
  public RegistryAvroSerde(RegistryClient registry) {
    this.serializer = new RegistryAvroSerializer<>(registry);
    this.deserializer = new RegistryAvroDeserializer<>(registry);
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    Map<String, Object> specific = new HashMap<>(configs);
    specific.put(SerdeConfig.SPECIFIC_READER, true);
    serializer.configure(specific, isKey);
    deserializer.configure(specific, isKey);
  }

  @Override
  public Serializer<T> serializer() {
    return serializer;
  }

  @Override
  public Deserializer<T> deserializer() {
    return deserializer;
  }
}
