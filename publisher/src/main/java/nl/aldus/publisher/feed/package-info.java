/** RSS and Atom feeds, from the network or a file, to articles. */
package nl.aldus.publisher.feed;
