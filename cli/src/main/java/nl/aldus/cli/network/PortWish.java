package nl.aldus.cli.network;

import java.util.function.Consumer;

/**
 * The port that something is to listen on.
 *
 * @param port the port, or 0 for any that is free
 * @param firm true if no other port will do
 * @param listener what is to listen there, for people
 */
public record PortWish(int port, boolean firm, String listener) {

  /** Starts something that listens on a port, or on any that is free if that is 0. */
  @FunctionalInterface
  public interface Start<T> {
    T on(int port) throws InterruptedException;
  }

  /**
   * Starts on the port; on any that is free if that turns out to be taken and another will do. Only
   * listening itself tells whether a port is free: what was free a moment ago may be taken by now.
   *
   * @param start throws {@link PortTakenException} if another program listens on the port
   * @param note told when another port is used
   * @throws PortTakenException if the port is taken and no other will do
   */
  public <T> T listen(Start<T> start, Consumer<String> note) throws InterruptedException {
    try {
      return start.on(port);
    } catch (PortTakenException e) {
      if (firm) {
        throw e;
      }
      note.accept(
          "Port %d is taken by another program; the %s listens on another."
              .formatted(port, listener));
      return start.on(0);
    }
  }
}
