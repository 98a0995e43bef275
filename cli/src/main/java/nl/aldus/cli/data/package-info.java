/** The folder in which demo and dev keep what must survive a restart. */
package nl.aldus.cli.data;
