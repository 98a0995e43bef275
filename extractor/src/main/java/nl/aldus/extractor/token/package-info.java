/** Divides the text into tokens. */
package nl.aldus.extractor.token;
