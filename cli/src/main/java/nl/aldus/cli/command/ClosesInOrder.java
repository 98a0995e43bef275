package nl.aldus.cli.command;

/**
 * A command that Ctrl-C must not cut short, because it has a broker or a client to close or records
 * under way. It hears of Ctrl-C by being interrupted, and gets time to end by itself; any other
 * command has nothing to lose.
 */
public interface ClosesInOrder {}
