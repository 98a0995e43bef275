/** The plain JSON form of the contract, for people, files and other languages. */
package nl.aldus.schemas.json;
