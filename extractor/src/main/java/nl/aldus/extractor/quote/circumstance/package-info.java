/** Where and when something was said. */
package nl.aldus.extractor.quote.circumstance;
