/**
 * The article at work: a document that the stages of the pipeline annotate one after the other, and
 * the pipeline that knows in which order they may stand.
 */
package nl.aldus.extractor.document;
