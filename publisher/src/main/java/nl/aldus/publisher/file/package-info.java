/**
 * Articles from plain text and JSON lines: files, folders and streams. What is no article is told,
 * never dropped and never a reason to stop.
 */
package nl.aldus.publisher.file;
