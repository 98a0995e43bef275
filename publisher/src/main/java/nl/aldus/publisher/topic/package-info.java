/** Articles onto their topic. */
package nl.aldus.publisher.topic;
