/** Where log lines go: nowhere, unless a command says so. */
package nl.aldus.cli.logging;
