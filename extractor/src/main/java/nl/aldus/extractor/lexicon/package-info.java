/** What is known of Dutch words before any text is seen. */
package nl.aldus.extractor.lexicon;
