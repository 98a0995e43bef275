package nl.aldus.cli.network;

import nl.aldus.cli.failure.CommandException;

/** Another program listens on the port. */
public final class PortTakenException extends CommandException {

  private static final long serialVersionUID = 1L;

  /**
   * @param listener what should have listened there, for the message
   */
  public PortTakenException(int port, String listener, Throwable cause) {
    super(
        "Port "
            + port
            + " for the "
            + listener
            + " is taken by another program; stop that program or choose another port (0 takes"
            + " any that is free).",
        cause);
  }
}
