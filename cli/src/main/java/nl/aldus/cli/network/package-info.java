/** Ports on the loopback address. */
package nl.aldus.cli.network;
