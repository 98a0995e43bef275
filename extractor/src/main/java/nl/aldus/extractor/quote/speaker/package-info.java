/** Who says it: noun phrases, whom they mean, and which of them speaks. */
package nl.aldus.extractor.quote.speaker;
