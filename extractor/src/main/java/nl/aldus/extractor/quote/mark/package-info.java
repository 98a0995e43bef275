/** Quotation marks: which belong together, and which are no quotation marks at all. */
package nl.aldus.extractor.quote.mark;
