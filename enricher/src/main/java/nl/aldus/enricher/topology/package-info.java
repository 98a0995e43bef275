/** The topology: from {@code articles} to all that is made of them. */
package nl.aldus.enricher.topology;
