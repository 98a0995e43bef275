/** Trains the mention tagger from annotated articles. */
package nl.aldus.training.entity;
