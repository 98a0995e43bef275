package nl.aldus.schemas.serde;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import nl.aldus.schemas.registry.RegistryClient;
import nl.aldus.schemas.registry.RegistryException;
import nl.aldus.schemas.registry.RegistryException.Reason;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The Confluent wire format to Avro records. What was written by another version of a schema is
 * resolved against the class at hand. Thread-safe once configured.
 *
 * <p>Bytes are hostile until parsed: a length that the message does not have, left-over bytes, an
 * unknown schema or a record of another kind all end in a {@link SerializationException}; only a
 * registry that fails is a {@link RegistryException}, for then the bytes may well be good.
 *
 * @param <T> class of the records: generated with {@code specific.avro.reader=true}, else generic
 */
public final class RegistryAvroDeserializer<T extends IndexedRecord> implements Deserializer<T> {

  private final ConcurrentMap<Integer, DatumReader<T>> readers = new ConcurrentHashMap<>();
  private final RegistryClient shared;
  private Setup setup;

  /** For Kafka, which calls {@link #configure}. */
  public RegistryAvroDeserializer() {
    this(null);
  }

  /** With a registry client that others use as well. {@link #configure} is still needed. */
  public RegistryAvroDeserializer(RegistryClient registry) {
    this.shared = registry;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    setup = Setup.of(shared, configs, isKey);
  }

  /**
   * @return null for null
   * @throws SerializationException if the bytes cannot be read
   * @throws RegistryException if the registry cannot be asked for their schema
   */
  @Override
  public T deserialize(String topic, byte[] data) {
    if (data == null) {
      return null;
    }
    int id = WireFormat.schemaId(data);
    DatumReader<T> reader = reader(topic, id);
    int length = data.length - WireFormat.HEADER;
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(data, WireFormat.HEADER, length, null);
    try {
      T record = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        throw new SerializationException(
            "message on topic " + topic + " goes on after its record of schema " + id);
      }
      return record;
    } catch (IOException | RuntimeException e) {
      if (e instanceof SerializationException known) {
        throw known;
      }
      throw new SerializationException(
          "message on topic " + topic + " is no record of its schema " + id + ": " + e, e);
    } catch (StackOverflowError e) {
      // A schema that contains itself, and bytes that go down without end.
      throw new SerializationException(
          "message on topic " + topic + " of schema " + id + " is nested too deeply", e);
    }
  }

  private DatumReader<T> reader(String topic, int id) {
    DatumReader<T> known = readers.get(id);
    if (known != null) {
      return known;
    }
    Schema writer;
    try {
      writer = setup.registry().schemaById(id);
    } catch (RegistryException e) {
      if (e.reason() != Reason.NOT_FOUND) {
        throw e;
      }
      throw new SerializationException(
          "message on topic " + topic + " names schema " + id + ", which the registry lacks", e);
    }
    DatumReader<T> reader =
        setup.config().specific()
            ? specificReader(topic, writer)
            : new GenericDatumReader<>(writer);
    readers.put(id, reader);
    return reader;
  }

  private DatumReader<T> specificReader(String topic, Schema writer) {
    Class<?> type = setup.config().type() == null ? classOf(writer) : setup.config().type();
    if (type == null || !SpecificRecord.class.isAssignableFrom(type)) {
      throw new SerializationException(
          "message on topic " + topic + " is of " + writer.getFullName() + ", which has no class");
    }
    SpecificData data = SpecificData.getForClass(type);
    Schema reader = data.getSchema(type);
    if (!reader.getFullName().equals(writer.getFullName())) {
      throw new SerializationException(
          "message on topic "
              + topic
              + " is of "
              + writer.getFullName()
              + ", not of "
              + reader.getFullName());
    }
    return new SpecificDatumReader<>(writer, reader, data);
  }

  private static Class<?> classOf(Schema writer) {
    try {
      return SpecificData.get().getClass(writer);
    } catch (AvroRuntimeException e) {
      return null;
    }
  }
}
