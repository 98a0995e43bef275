/** What goes wrong: what becomes a dead letter, and what stops the enricher. */
package nl.aldus.enricher.failure;
