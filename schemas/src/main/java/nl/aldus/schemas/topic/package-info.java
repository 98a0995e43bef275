/** The topics of the contract, each with its name, key serde and value serde in one value. */
package nl.aldus.schemas.topic;
