/** The Kafka Streams application that makes enriched records out of articles. */
package nl.aldus.enricher;
