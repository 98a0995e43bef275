package nl.aldus.enricher.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where the web server listens.
 *
 * @param host name or address to bind to
 * @param port port, or 0 for any that is free
 * @param token what a reader must know, as password of any user or as bearer token; demanded
 *     wherever others than this machine can reach the server
 */
public record WebAddress(String host, int port, Optional<String> token) {

  /** A short token is soon guessed. */
  private static final int SHORTEST_TOKEN = 16;

  /**
   * @throws IllegalArgumentException if the port cannot be, the host is unknown, or a host that
   *     others can reach has no token
   */
  public WebAddress {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("web.port must be 0 to 65535, not " + port);
    }
    if (token.isEmpty() && !resolve(host).isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "web.host="
              + host
              + " can be reached by others, so web.token must be set (or bind to 127.0.0.1)");
    }
    token.ifPresent(
        given -> {
          if (given.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException(
                "web.token must have at least " + SHORTEST_TOKEN + " characters");
          }
        });
  }

  /** Only for readers on this machine. */
  public static WebAddress loopback(int port) {
    return new WebAddress("127.0.0.1", port, Optional.empty());
  }

  /** The host as it stands in a URL, where an IPv6 address has brackets. */
  String inUrl() {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  InetAddress inetAddress() {
    return resolve(host);
  }

  private static InetAddress resolve(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("web.host=" + host + " is no host of this machine", e);
    }
  }

  @Override
  public String toString() {
    return inUrl() + ":" + port;
  }
}
