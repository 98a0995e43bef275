/** Figures of the enricher for Prometheus. */
package nl.aldus.enricher.metrics;
