/** The user's own knowledge base, on a topic and live. */
package nl.aldus.enricher.knowledge;
