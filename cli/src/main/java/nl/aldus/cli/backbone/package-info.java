/** The embedded broker and registry together, ready for articles. */
package nl.aldus.cli.backbone;
