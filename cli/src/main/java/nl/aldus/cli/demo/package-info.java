/**
 * The whole pipeline on one machine, with sample articles. They come from the project's own corpus
 * and are invented.
 */
package nl.aldus.cli.demo;
