/** Whether the enricher is alive and ready, and what keeps it from that. */
package nl.aldus.enricher.health;
