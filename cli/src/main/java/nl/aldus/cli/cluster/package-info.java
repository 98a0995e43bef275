/** How commands reach a Kafka cluster and its schema registry. */
package nl.aldus.cli.cluster;
