package nl.aldus.enricher.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Compression of answers, for who asks for it (RFC 9110, section 12.5.3). */
public final class Gzip {

  /** The coding as an element of the header, unless its weight is 0: that refuses it. */
  private static final Pattern ACCEPTED =
      Pattern.compile(
          "(?:^|,)\\s*(?:x-)?gzip\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[\\d.]+\\s*)?(?:,|$)",
          Pattern.CASE_INSENSITIVE);

  private Gzip() {}

  /** True if who asks can read a compressed answer. */
  public static boolean isAccepted(HttpExchange exchange) {
    List<String> headers = exchange.getRequestHeaders().get("Accept-Encoding");
    return headers != null && isAccepted(String.join(",", headers));
  }

  static boolean isAccepted(String acceptEncoding) {
    return ACCEPTED.matcher(acceptEncoding).find();
  }

  /** Compresses bytes. */
  public static byte[] compress(byte[] plain) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return compressed.toByteArray();
  }
}
