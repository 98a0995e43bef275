package nl.aldus.enricher.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers of the web server. */
public final class Reply {

  /**
   * Nothing runs or loads on the page but the files that the server itself brings, and no text is
   * ever parsed as markup.
   */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  /** Bytes from which on compression is worth its time: all figures together are some 300 kB. */
  private static final int LONG = 4 * 1024;

  private Reply() {}

  /** Headers that every answer has. */
  public static void secure(HttpExchange exchange) {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
  }

  /** Sends JSON and ends the exchange. */
  public static void json(HttpExchange exchange, int status, JsonNode body) throws IOException {
    send(
        exchange,
        status,
        "application/json; charset=utf-8",
        body.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Sends {@code {"error": message}} and ends the exchange; the message is for people. */
  public static void error(HttpExchange exchange, int status, String message) throws IOException {
    json(exchange, status, JsonNodeFactory.instance.objectNode().put("error", message));
  }

  /** Sends text of a media type, compressed if it is long, and ends the exchange. */
  public static void send(HttpExchange exchange, int status, String type, byte[] text)
      throws IOException {
    secure(exchange);
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Cache-Control", "no-store");
    headers.set("Vary", "Accept-Encoding");
    byte[] body = text;
    if (text.length >= LONG && Gzip.isAccepted(exchange)) {
      headers.set("Content-Encoding", "gzip");
      body = Gzip.compress(text);
    }
    boolean bodiless = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
    if (!bodiless) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  /** True if the method is one of these; else the exchange is answered with 405. */
  public static boolean allows(HttpExchange exchange, String... methods) throws IOException {
    for (String method : methods) {
      if (exchange.getRequestMethod().equals(method)) {
        return true;
      }
    }
    exchange.getResponseHeaders().set("Allow", String.join(", ", methods));
    error(exchange, 405, "This address answers " + String.join(" and ", methods) + " only.");
    return false;
  }
}
