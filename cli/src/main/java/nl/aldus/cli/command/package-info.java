/** The commands, one class each. */
package nl.aldus.cli.command;
