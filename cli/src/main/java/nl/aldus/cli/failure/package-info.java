/** What a command says when it cannot go on. */
package nl.aldus.cli.failure;
