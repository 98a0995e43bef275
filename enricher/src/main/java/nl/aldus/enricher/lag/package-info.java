/**
 * How far consumer groups are behind, in records and in seconds, and whether that is a cause for
 * concern.
 */
package nl.aldus.enricher.lag;
