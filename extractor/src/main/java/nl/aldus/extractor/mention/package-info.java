/**
 * Finds the places where persons, organisations, places and other things are named: a linear-chain
 * conditional random field over hashed features, in two passes, the second of which knows what the
 * first made of the whole article.
 */
package nl.aldus.extractor.mention;
