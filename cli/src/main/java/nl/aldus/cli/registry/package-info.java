/** A real schema registry in a process of its own, that lives no longer than this one. */
package nl.aldus.cli.registry;
