/** The web server of the enricher: health, metrics, and room for a page. */
package nl.aldus.enricher.web;
