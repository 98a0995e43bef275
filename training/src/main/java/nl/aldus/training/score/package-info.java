/** Holds what an extractor finds against what people found. */
package nl.aldus.training.score;
