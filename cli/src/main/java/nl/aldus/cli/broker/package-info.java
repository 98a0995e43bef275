/** A real Kafka broker inside this process. */
package nl.aldus.cli.broker;
