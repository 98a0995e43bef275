/** Avro records to bytes and back, in the Confluent wire format. */
package nl.aldus.schemas.serde;
