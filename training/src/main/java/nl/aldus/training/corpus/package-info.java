/** Annotated articles, and the readers of the formats in which they come. */
package nl.aldus.training.corpus;
