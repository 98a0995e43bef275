/** Articles and the knowledge base onto their topics. */
package nl.aldus.publisher.topic;
