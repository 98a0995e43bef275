package nl.aldus.schemas.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import nl.aldus.avro.Article;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * The contract's records as plain JSON: the same tree with the same names, times in ISO 8601, enums
 * by name, and null for what is not there. Only a sentence, entity or quote inside an enriched
 * article leaves its empty {@code article} out. Thread-safe.
 */
public final class PlainJson {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  /** The parser names its source, which it does not know, in the middle of its messages. */
  private static final Pattern SOURCE = Pattern.compile("\\s*\\([^()]*\\[Source:[^\\]]*\\]\\)");

  private PlainJson() {}

  /** A record on one line. */
  public static String line(IndexedRecord record) {
    StringWriter text = new StringWriter();
    try {
      write(record, text, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * Writes a record; the writer stays open.
   *
   * @param indented over several lines, for people
   * @throws IOException if the writer fails
   */
  public static void write(IndexedRecord record, Writer out, boolean indented) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      if (indented) {
        // Line feeds on every system, so that output can be compared.
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        json.setPrettyPrinter(
            new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
      }
      writeRecord(record, json, false);
    }
  }

  private static void writeRecord(IndexedRecord record, JsonGenerator json, boolean nested)
      throws IOException {
    json.writeStartObject();
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value == null && nested && field.name().equals("article")) {
        continue;
      }
      json.writeFieldName(field.name());
      writeValue(value, json);
    }
    json.writeEndObject();
  }

  private static void writeValue(Object value, JsonGenerator json) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof IndexedRecord record) {
      writeRecord(record, json, true);
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        writeValue(item, json);
      }
      json.writeEndArray();
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Float number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else {
      // Strings, enums, Instant and LocalDate: their text is the form that we want.
      json.writeString(value.toString());
    }
  }

  /**
   * Reads an article. Fields that the contract does not have are passed over; {@code by} may be a
   * single name; a time without an offset is no time, but a day stands for its beginning in UTC.
   *
   * @throws IllegalArgumentException if it is no JSON object, or a field is missing or of the wrong
   *     kind; the message says which, for people
   */
  public static Article article(String json) {
    JsonNode object;
    try {
      object = READER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + fault(e), e);
    }
    return article(object);
  }

  /**
   * Reads an article that is parsed already, by the same rules.
   *
   * @throws IllegalArgumentException as {@link #article(String)}
   */
  public static Article article(JsonNode object) {
    if (!object.isObject()) {
      throw new IllegalArgumentException("no JSON object, but " + object.getNodeType());
    }
    Article.Builder article =
        Article.newBuilder()
            .setId(required(object, "id"))
            .setSource(text(object, "source"))
            .setUrl(text(object, "url"))
            .setTitle(text(object, "title"))
            .setText(required(object, "text"))
            .setBy(names(object, "by"))
            .setPublishedAt(time(object, "publishedAt"))
            .setVersionCreated(time(object, "versionCreated"))
            .setFetchedAt(time(object, "fetchedAt"))
            .setCopyrightHolder(text(object, "copyrightHolder"))
            .setRights(text(object, "rights"));
    String language = text(object, "language");
    if (language != null) {
      article.setLanguage(language);
    }
    return article.build();
  }

  /** What is wrong with JSON and where, for people: without the parser's notes to programmers. */
  public static String fault(JsonProcessingException e) {
    if (e instanceof JsonEOFException) {
      return "it ends in the middle";
    }
    String problem = SOURCE.matcher(e.getOriginalMessage()).replaceAll("");
    return e.getLocation() == null
        ? problem
        : problem + " at column " + e.getLocation().getColumnNr();
  }

  private static String required(JsonNode object, String name) {
    String text = text(object, name);
    if (text == null) {
      throw new IllegalArgumentException("field \"" + name + "\" is missing");
    }
    return text;
  }

  private static String text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw wrong(name, "text", value);
    }
    return value.textValue();
  }

  private static List<String> names(JsonNode object, String name) {
    JsonNode value = object.path(name);
    List<String> names = new ArrayList<>();
    if (value.isTextual()) {
      names.add(value.textValue());
    } else if (value.isArray()) {
      for (JsonNode item : value) {
        if (!item.isTextual()) {
          throw wrong(name, "a list of texts", item);
        }
        names.add(item.textValue());
      }
    } else if (!value.isMissingNode() && !value.isNull()) {
      throw wrong(name, "a list of texts", value);
    }
    return names;
  }

  private static Instant time(JsonNode object, String name) {
    String text = text(object, name);
    if (text == null) {
      return null;
    }
    try {
      return text.length() == "2026-01-31".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "field \""
              + name
              + "\" must be a time such as 2026-01-31T12:00:00Z or a day such as 2026-01-31",
          e);
    }
  }

  private static IllegalArgumentException wrong(String name, String wanted, JsonNode value) {
    String kind = value.getNodeType().toString().toLowerCase(Locale.ROOT);
    return new IllegalArgumentException(
        "field \"" + name + "\" must be " + wanted + ", not " + kind);
  }
}
