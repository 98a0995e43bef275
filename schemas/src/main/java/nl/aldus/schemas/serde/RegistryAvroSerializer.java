package nl.aldus.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import nl.aldus.schemas.registry.RegistryClient;
import nl.aldus.schemas.registry.RegistryException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Avro records to the Confluent wire format. The schema is registered under the topic's subject, or
 * with {@code auto.register.schemas=false} must stand there already. Thread-safe once configured.
 *
 * @param <T> class of the records
 */
public final class RegistryAvroSerializer<T extends IndexedRecord> implements Serializer<T> {

  private final RegistryClient shared;
  private Setup setup;

  /** For Kafka, which calls {@link #configure}. */
  public RegistryAvroSerializer() {
    this(null);
  }

  /** With a registry client that others use as well. {@link #configure} is still needed. */
  public RegistryAvroSerializer(RegistryClient registry) {
    this.shared = registry;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    setup = Setup.of(shared, configs, isKey);
  }

  /**
   * @return null for null
   * @throws SerializationException if the record does not fit its schema
   * @throws RegistryException if the registry does not give an id for its schema
   */
  @Override
  public byte[] serialize(String topic, T data) {
    if (data == null) {
      return null;
    }
    Schema schema = data.getSchema();
    String subject = setup.config().subject(topic);
    RegistryClient registry = setup.registry();
    int id =
        setup.config().autoRegister()
            ? registry.register(subject, schema)
            : registry.idOf(subject, schema);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    bytes.writeBytes(WireFormat.header(id));
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      writer(data, schema).write(data, encoder);
      encoder.flush();
    } catch (IOException | AvroRuntimeException | ClassCastException | NullPointerException e) {
      throw new SerializationException(
          schema.getFullName() + " for topic " + topic + " does not fit its schema", e);
    }
    return bytes.toByteArray();
  }

  private static <T extends IndexedRecord> DatumWriter<T> writer(T data, Schema schema) {
    return data instanceof SpecificRecord
        ? new SpecificDatumWriter<>(schema)
        : new GenericDatumWriter<>(schema);
  }
}
