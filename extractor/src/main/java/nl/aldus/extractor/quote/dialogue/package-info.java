/** Dialogue that dashes mark instead of quotation marks. */
package nl.aldus.extractor.quote.dialogue;
