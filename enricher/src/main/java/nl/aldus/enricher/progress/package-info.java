/** What the enricher tells of its work while it does it. */
package nl.aldus.enricher.progress;
