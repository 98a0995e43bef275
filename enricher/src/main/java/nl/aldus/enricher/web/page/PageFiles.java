package nl.aldus.enricher.web.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import nl.aldus.enricher.web.Gzip;
import nl.aldus.enricher.web.Reply;

/**
 * The files of the page, from the class path: its own, and below {@code /webjars/NAME/} those of
 * the libraries that it uses, without their version in the address. Thread-safe.
 */
final class PageFiles implements HttpHandler {

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  /** Folders without dots, and a name with an ending; two dots in a row are refused as well. */
  private static final Pattern FILE = Pattern.compile("/(?:[A-Za-z0-9-]+/)*[\\w.-]+\\.(\\w+)");

  private static final String WEBJARS = "/webjars/";

  private final Properties versions = new Properties();
  private final Map<String, Optional<Content>> contents = new ConcurrentHashMap<>();

  PageFiles() {
    try (InputStream in = PageFiles.class.getResourceAsStream("versions.properties")) {
      versions.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("versions.properties cannot be read", e);
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (!Reply.allows(exchange, "GET", "HEAD")) {
      return;
    }
    String path = exchange.getRequestURI().getPath();
    Optional<Content> found = find(path.equals("/") ? "/index.html" : path);
    if (found.isEmpty()) {
      Reply.error(exchange, 404, "There is nothing at this address.");
      return;
    }
    send(exchange, found.get());
  }

  private Optional<Content> find(String path) {
    var file = FILE.matcher(path);
    String type = file.matches() && !path.contains("..") ? TYPES.get(file.group(1)) : null;
    // Only what exists is remembered: others could ask for names without end.
    if (type == null || resource(path) == null) {
      return Optional.empty();
    }
    return contents.computeIfAbsent(path, p -> read(p, type));
  }

  private Optional<Content> read(String path, String type) {
    try (InputStream in = PageFiles.class.getClassLoader().getResourceAsStream(resource(path))) {
      return Optional.of(Content.of(type, in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }

  /** Name of the resource on the class path, or null if there is none. */
  private String resource(String path) {
    String name;
    if (path.startsWith(WEBJARS)) {
      String[] parts = path.substring(WEBJARS.length()).split("/", 2);
      String version = versions.getProperty(parts[0]);
      if (version == null || parts.length < 2) {
        return null;
      }
      name = "META-INF/resources/webjars/" + parts[0] + "/" + version + "/" + parts[1];
    } else {
      name = PageFiles.class.getPackageName().replace('.', '/') + path;
    }
    return PageFiles.class.getClassLoader().getResource(name) == null ? null : name;
  }

  private static void send(HttpExchange exchange, Content content) throws IOException {
    Reply.secure(exchange);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", content.type);
    headers.set("ETag", content.tag);
    headers.set("Cache-Control", "no-cache");
    headers.set("Vary", "Accept-Encoding");
    if (content.tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
      exchange.close();
      return;
    }
    byte[] body = content.plain;
    if (Gzip.isAccepted(exchange)) {
      headers.set("Content-Encoding", "gzip");
      body = content.zipped;
    }
    boolean bodiless = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(200, bodiless ? -1 : body.length);
    if (!bodiless) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  /** A file, plain and compressed. */
  private static final class Content {

    private final String type;
    private final String tag;
    private final byte[] plain;
    private final byte[] zipped;

    private Content(String type, String tag, byte[] plain, byte[] zipped) {
      this.type = type;
      this.tag = tag;
      this.plain = plain;
      this.zipped = zipped;
    }

    static Content of(String type, byte[] plain) {
      CRC32 sum = new CRC32();
      sum.update(plain);
      // Weak: the compressed form has the same tag.
      String tag = "W/\"" + Long.toHexString(sum.getValue()) + "-" + plain.length + "\"";
      return new Content(type, tag, plain, Gzip.compress(plain));
    }
  }
}
