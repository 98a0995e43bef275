/** Who said what. */
package nl.aldus.extractor.quote;
