/** What a person sees: streams, colours, line breaks. */
package nl.aldus.cli.terminal;
