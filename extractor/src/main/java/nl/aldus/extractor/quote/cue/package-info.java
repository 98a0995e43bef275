/** Expressions that report speech: verbs, prepositions, nouns. */
package nl.aldus.extractor.quote.cue;
