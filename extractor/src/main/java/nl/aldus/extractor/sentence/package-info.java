/** Divides paragraphs into sentences. */
package nl.aldus.extractor.sentence;
