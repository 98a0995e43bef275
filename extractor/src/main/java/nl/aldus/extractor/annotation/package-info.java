/**
 * What goes into the extractor and what comes out of it: plain immutable values. Every offset is in
 * Unicode code points of the article's text, zero-based, begin inclusive, end exclusive.
 */
package nl.aldus.extractor.annotation;
