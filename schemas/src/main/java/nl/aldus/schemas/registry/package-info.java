/** The schema registry: a small client of the Confluent REST API, and one that lives in memory. */
package nl.aldus.schemas.registry;
