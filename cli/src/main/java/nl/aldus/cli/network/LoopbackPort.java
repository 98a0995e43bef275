package nl.aldus.cli.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import nl.aldus.cli.failure.CommandException;

/** TCP ports on 127.0.0.1. */
public final class LoopbackPort {

  /** The address that everything embedded listens on. */
  public static final String HOST = "127.0.0.1";

  private LoopbackPort() {}

  /** A port that nothing listens on now. */
  public static int free() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(HOST, 0));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** True if nothing listens on the port now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(HOST, port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /**
   * The port to listen on.
   *
   * @param port the port wanted, or 0 for any that is free
   * @param listener what will listen there, for the message
   * @throws CommandException if something else listens there already
   */
  public static int claim(int port, String listener) {
    if (port == 0) {
      return free();
    }
    if (!isFree(port)) {
      throw new CommandException(
          "Port "
              + port
              + " for the "
              + listener
              + " is taken by another program; stop that program or choose another port (0 takes"
              + " any that is free).");
    }
    return port;
  }
}
