/** What comes out of the topology, followed for as long as someone looks at it. */
package nl.aldus.enricher.web.feed;
