/** The reporter's own sentences, in which a quotation is a single item. */
package nl.aldus.extractor.quote.clause;
