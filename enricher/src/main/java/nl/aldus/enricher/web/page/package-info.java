/** The page that shows the pipeline at work: its files and what they ask the server for. */
package nl.aldus.enricher.web.page;
