/** What the enricher can be told; {@code reference.properties} lists every key. */
package nl.aldus.enricher.config;
