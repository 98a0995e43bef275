/** Divides the text into paragraphs. */
package nl.aldus.extractor.paragraph;
