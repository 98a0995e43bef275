package nl.aldus.schemas.serde;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;

/** The Confluent wire format: a zero byte, the schema id in four bytes, then Avro's binary form. */
final class WireFormat {

  static final byte MAGIC = 0;
  static final int HEADER = 1 + Integer.BYTES;

  private WireFormat() {}

  /** The header of a message. */
  static byte[] header(int schemaId) {
    return ByteBuffer.allocate(HEADER).put(MAGIC).putInt(schemaId).array();
  }

  /**
   * The schema id of a message.
   *
   * @throws SerializationException if it has none
   */
  static int schemaId(byte[] message) {
    if (message.length < HEADER) {
      throw new SerializationException(
          "message of " + message.length + " bytes is too short for the Confluent wire format");
    }
    if (message[0] != MAGIC) {
      throw new SerializationException(
          String.format(
              "message begins with byte 0x%02x, not with the 0x00 of the Confluent wire format",
              message[0]));
    }
    return ByteBuffer.wrap(message, 1, Integer.BYTES).getInt();
  }
}
