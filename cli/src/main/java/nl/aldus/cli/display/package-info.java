/** Annotations as a person reads them. */
package nl.aldus.cli.display;
