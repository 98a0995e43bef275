/** What the extractor found, as records of the contract. */
package nl.aldus.enricher.record;
