package nl.aldus.cli.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.HashMap;
import java.util.Map;
import nl.aldus.cli.network.LoopbackPort;
import nl.aldus.cli.network.PortTakenException;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * Sockets for Kafka's listeners that are bound before Kafka starts. Kafka hangs or ends the process
 * if it cannot bind a port, and to look first whether the port is free is no help: another program
 * may come in between.
 */
final class BoundSockets implements ServerSocketFactory, AutoCloseable {

  private final Map<String, ServerSocketChannel> channels = new HashMap<>();

  /**
   * Binds a port of loopback for a listener.
   *
   * @param port the port, or 0 for any that is free
   * @return the port that was bound
   * @throws PortTakenException if another program listens there
   */
  int bind(String listener, int port) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    channels.put(listener, channel);
    try {
      channel.bind(new InetSocketAddress(LoopbackPort.HOST, port));
    } catch (BindException e) {
      throw new PortTakenException(port, "broker", e);
    }
    return channel.socket().getLocalPort();
  }

  @Override
  public synchronized ServerSocketChannel openServerSocket(
      String listener, InetSocketAddress address, int backlog, int receiveBuffer)
      throws IOException {
    ServerSocketChannel channel = channels.remove(listener);
    if (channel == null) {
      throw new IOException("no socket is bound for listener " + listener);
    }
    // Nobody could connect to anything but the queue so far; Kafka selects, so it must not block.
    channel.configureBlocking(false);
    return channel;
  }

  /** Closes what Kafka has not taken. */
  @Override
  public synchronized void close() throws IOException {
    for (ServerSocketChannel channel : channels.values()) {
      channel.close();
    }
    channels.clear();
  }
}
