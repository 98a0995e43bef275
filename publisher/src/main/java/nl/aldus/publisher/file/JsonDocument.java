package nl.aldus.publisher.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import nl.aldus.schemas.json.PlainJson;

/**
 * JSON that is laid out as it pleases: an article over several lines, several after each other, or
 * an array of them. Holds one article at a time, however long the document is.
 */
final class JsonDocument {

  private static final ObjectReader TREES =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build().reader();

  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";
  private static final Pattern OPENING = Pattern.compile("\\s*(?:\\{|\\[\\s*[{\\]])");

  private JsonDocument() {}

  /**
   * True if articles in JSON begin like this, and not a text, which may well begin with a bracket.
   *
   * @param beginning the first bytes
   */
  static boolean begins(byte[] beginning) {
    return OPENING.matcher(ascii(beginning)).lookingAt();
  }

  /**
   * True if a document begins like this, and not JSON lines, of which each holds an article: it
   * opens with an array, or its first line is not a whole object and the second begins with a name.
   *
   * @param beginning the first bytes
   */
  static boolean isLaidOut(byte[] beginning) {
    List<String> lines =
        ascii(beginning).lines().map(String::strip).filter(l -> !l.isEmpty()).limit(2).toList();
    if (lines.isEmpty()) {
      return false;
    }
    return lines.get(0).startsWith("[")
        || (lines.size() == 2
            && lines.get(0).startsWith("{")
            && !lines.get(0).endsWith("}")
            && lines.get(1).startsWith("\""));
  }

  /** Byte by byte, without byte order mark: only ASCII matters to see what it is. */
  private static String ascii(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
  }

  /**
   * Reads a document to its end, or to where it is no JSON any more.
   *
   * @param maxBytes largest article
   * @param limit the same for people
   * @throws IOException if the stream cannot be read
   */
  static void read(InputStream in, String origin, int maxBytes, String limit, Consumer<Input> sink)
      throws IOException {
    Meter meter = new Meter(in);
    int line = 1;
    int count = 0;
    try (JsonParser parser = TREES.createParser(meter)) {
      boolean inArray = false;
      while (true) {
        meter.allow(maxBytes);
        JsonToken token = parser.nextToken();
        if (token == null) {
          break;
        }
        JsonLocation begin = parser.currentTokenLocation();
        line = begin.getLineNr();
        if (token == JsonToken.START_ARRAY && !inArray) {
          inArray = true;
        } else if (token == JsonToken.END_ARRAY) {
          inArray = false;
        } else {
          JsonNode tree = TREES.readTree(parser);
          long bytes = parser.currentLocation().getByteOffset() - begin.getByteOffset();
          String where = where(origin, line);
          sink.accept(
              bytes > maxBytes
                  ? new Input.Rejected(where, "is longer than " + limit + ", the limit")
                  : article(tree, where));
          count++;
        }
      }
      if (count == 0) {
        sink.accept(new Input.Rejected(origin, "is empty"));
      }
    } catch (JsonProcessingException e) {
      int number = e.getLocation() == null ? line : e.getLocation().getLineNr();
      sink.accept(
          new Input.Rejected(
              where(origin, number),
              "is no JSON: " + PlainJson.fault(e) + "; the rest is not read"));
    } catch (TooLongException e) {
      sink.accept(
          new Input.Rejected(
              where(origin, line),
              "begins an article longer than " + limit + ", the limit; the rest is not read"));
    }
  }

  private static String where(String origin, int line) {
    return origin + ", line " + line;
  }

  private static Input article(JsonNode tree, String where) {
    try {
      return ArticleReader.checked(where, PlainJson.article(tree));
    } catch (IllegalArgumentException e) {
      return new Input.Rejected(where, "is no article: " + e.getMessage());
    }
  }

  /** More was read for one article than is allowed. */
  private static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Counts what the parser reads, so that it cannot hold more than an article and what it reads
   * ahead. Leaves the stream open.
   */
  private static final class Meter extends FilterInputStream {

    private long left;

    Meter(InputStream in) {
      super(in);
    }

    void allow(long bytes) {
      left = bytes;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      take(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      take(Math.max(count, 0));
      return count;
    }

    @Override
    public void close() {
      // It is the caller's.
    }

    private void take(int count) throws IOException {
      if (left < 0) {
        throw new TooLongException();
      }
      left -= count;
    }
  }
}
