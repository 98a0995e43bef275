package nl.aldus.enricher.web;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves what is put into it, on threads of its own, so that it never slows the pipeline down. Asks
 * for the token where there is one, and answers on loopback only to names of this machine, so that
 * no web page elsewhere can reach it through a name of its own. Connections, threads and the time
 * of a request are bounded. Thread-safe once started.
 */
public final class WebServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  private static final int CONNECTIONS = 256;

  /** One for each connection, so that no probe waits for readers that are slow. */
  private static final int THREADS = CONNECTIONS;

  /** Requests that wait for a thread; what comes on top is cut off. */
  private static final int WAITING = 64;

  /** For a request, from its first byte to the last of the answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final List<String> LOOPBACK_NAMES = List.of("127.0.0.1", "localhost", "[::1]");

  static {
    // The JDK's server takes its bounds from system properties only, when it is first used. What
    // was set on the command line stays.
    bound("jdk.httpserver.maxConnections", CONNECTIONS);
    bound("sun.net.httpserver.maxIdleConnections", CONNECTIONS);
    // Without it small answers wait 40 ms for the reader's acknowledgement.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final Deadline deadline;
  private final WebAddress address;

  private WebServer(
      HttpServer server, ExecutorService threads, Deadline deadline, WebAddress address) {
    this.server = server;
    this.threads = threads;
    this.deadline = deadline;
    this.address = address;
  }

  /**
   * Starts to serve.
   *
   * @param handlers what answers below which path
   * @throws WebException if the address is taken
   */
  public static WebServer start(WebAddress address, Map<String, HttpHandler> handlers) {
    return start(address, handlers, PATIENCE);
  }

  static WebServer start(WebAddress address, Map<String, HttpHandler> handlers, Duration patience) {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(address.inetAddress(), address.port()), 0);
    } catch (IOException e) {
      throw new WebException(
          "the web server cannot listen at "
              + address
              + " ("
              + e.getMessage()
              + "); choose another"
              + " port with web.port",
          e);
    }
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            work -> {
              Thread thread = new Thread(work, "aldus-web-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    Deadline deadline = new Deadline("aldus-web-deadline", patience);
    WebServer web = new WebServer(server, threads, deadline, address);
    handlers.forEach(web::serve);
    server.setExecutor(
        request ->
            threads.execute(
                () -> {
                  deadline.begin();
                  try {
                    request.run();
                  } finally {
                    deadline.end();
                  }
                }));
    server.start();
    return web;
  }

  private static void bound(String property, int most) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, String.valueOf(most));
    }
  }

  private void serve(String path, HttpHandler handler) {
    HttpContext context = server.createContext(path, guarded(handler));
    context.getFilters().add(Filter.beforeHandler("security headers", WebServer::secure));
    context.getFilters().add(new Gate());
  }

  /** A handler that fails answers with 500 instead of a connection that hangs. */
  private static HttpHandler guarded(HttpHandler handler) {
    return exchange -> {
      try {
        handler.handle(exchange);
      } catch (RuntimeException e) {
        LOG.warn("{} could not be answered", exchange.getRequestURI().getPath(), e);
        Reply.error(exchange, 500, "Something is wrong here; the log says what.");
      }
    };
  }

  /** Where a browser finds it. */
  public String url() {
    return "http://" + address.inUrl() + ":" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    deadline.close();
  }

  private static void secure(HttpExchange exchange) {
    Reply.secure(exchange);
  }

  /** Lets in who knows the token, and on loopback who asks for this machine. */
  private final class Gate extends Filter {

    @Override
    public String description() {
      return "gate";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
      Headers headers = exchange.getRequestHeaders();
      Optional<String> token = address.token();
      // Probes of a cluster know no token, and what they are told is no secret.
      boolean probe = exchange.getRequestURI().getPath().startsWith("/health/");
      if (token.isPresent() && !probe && !knows(token.get(), headers.getFirst("Authorization"))) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"Aldus\"");
        Reply.error(exchange, 401, "This address asks for the token (web.token) as password.");
      } else if (token.isEmpty() && !isThisMachine(headers.getFirst("Host"))) {
        Reply.error(exchange, 421, "This address is for readers on this machine only.");
      } else {
        chain.doFilter(exchange);
      }
    }

    private boolean isThisMachine(String host) {
      if (host == null) {
        return false;
      }
      String name = host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
      return LOOPBACK_NAMES.contains(name) || name.equals(address.inUrl().toLowerCase(Locale.ROOT));
    }

    private static boolean knows(String token, String authorization) {
      if (authorization == null) {
        return false;
      }
      String given = "";
      if (authorization.startsWith("Bearer ")) {
        given = authorization.substring("Bearer ".length());
      } else if (authorization.startsWith("Basic ")) {
        given = password(authorization.substring("Basic ".length()));
      }
      // Takes as long for a near miss as for a far one.
      return MessageDigest.isEqual(
          token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String password(String basic) {
      try {
        String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
        return pair.substring(pair.indexOf(':') + 1);
      } catch (IllegalArgumentException e) {
        return "";
      }
    }
  }
}
