/** The front door of the extractor. */
package nl.aldus.extractor;
