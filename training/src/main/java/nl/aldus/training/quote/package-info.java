/** Trains the two models that tell the kinds and the speakers of quotations. */
package nl.aldus.training.quote;
