package nl.aldus.training.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.training.corpus.AnnotatedQuote.Kind;

/**
 * Reads a gold record: JSON with {@code text} and lists {@code quotes}, {@code indirect} and {@code
 * entities} whose members are strings of the text ({@code nth} tells which occurrence). An entity
 * stands for every whole-word occurrence of its string, longest string first; {@code only} limits
 * it to some.
 */
final class GoldJson {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Path file;
  private final String text;

  private GoldJson(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  static AnnotatedArticle read(Path file) {
    try {
      JsonNode record = MAPPER.readTree(file.toFile());
      JsonNode text = record.get("text");
      if (text == null || !record.hasNonNull("id")) {
        throw new CorpusException(file + " is no gold record: it has no id or no text");
      }
      return new GoldJson(file, text.asText()).article(record);
    } catch (IOException e) {
      throw new CorpusException(file + " cannot be read as JSON: " + e.getMessage(), e);
    }
  }

  private AnnotatedArticle article(JsonNode record) {
    List<AnnotatedQuote> quotes = new ArrayList<>();
    for (JsonNode quote : record.path("quotes")) {
      quotes.add(quote(quote, kind(quote.path("cls").asText())));
    }
    for (JsonNode quote : record.path("indirect")) {
      quotes.add(quote(quote, Kind.INDIRECT));
    }
    quotes.sort(
        Comparator.comparingInt(AnnotatedQuote::begin)
            .thenComparing(Comparator.comparingInt(AnnotatedQuote::end).reversed()));
    Article article =
        new Article(
            record.get("id").asText(), string(record, "title"), text, date(string(record, "date")));
    return new AnnotatedArticle(article, quotes, mentions(record.path("entities")));
  }

  private AnnotatedQuote quote(JsonNode quote, Kind kind) {
    String covered = quote.path("text").asText();
    int begin = -1;
    for (int k = 0; k <= quote.path("nth").asInt(0); k++) {
      begin = text.indexOf(covered, begin + 1);
      if (begin < 0 || covered.isEmpty()) {
        throw new CorpusException(file + ": not in the text: '" + covered + "'");
      }
    }
    return new AnnotatedQuote(
        codePoints(begin),
        codePoints(begin + covered.length()),
        kind,
        string(quote, "speaker"),
        string(quote, "speakerMention"),
        string(quote, "cue"));
  }

  private Kind kind(String name) {
    return switch (name) {
      case "direct" -> Kind.DIRECT;
      case "mixed" -> Kind.MIXED;
      case "other" -> Kind.OTHER;
      default -> throw new CorpusException(file + ": cls is '" + name + "'");
    };
  }

  private List<AnnotatedMention> mentions(JsonNode records) {
    Map<String, EntityType> rest = new HashMap<>();
    Map<String, Map<Integer, EntityType>> exceptions = new HashMap<>();
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode record : records) {
      String name = record.path("text").asText();
      EntityType type = AnnotatedMention.conllType(record.path("type").asText());
      names.add(name);
      if (record.has("only")) {
        for (JsonNode k : record.get("only")) {
          exceptions.computeIfAbsent(name, n -> new HashMap<>()).put(k.asInt(), type);
        }
      } else {
        rest.put(name, type);
      }
    }
    BitSet taken = new BitSet(text.length());
    List<AnnotatedMention> mentions = new ArrayList<>();
    names.stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .forEach(
            name -> {
              Matcher matcher = wholeWord(name).matcher(text);
              for (int k = 0; matcher.find(); k++) {
                EntityType type =
                    exceptions.getOrDefault(name, Map.of()).getOrDefault(k, rest.get(name));
                boolean free =
                    taken.nextSetBit(matcher.start()) < 0
                        || taken.nextSetBit(matcher.start()) >= matcher.end();
                if (type != null && free) {
                  taken.set(matcher.start(), matcher.end());
                  mentions.add(
                      new AnnotatedMention(
                          codePoints(matcher.start()), codePoints(matcher.end()), type));
                }
              }
            });
    mentions.sort(Comparator.comparingInt(AnnotatedMention::begin));
    return mentions;
  }

  private static Pattern wholeWord(String name) {
    return Pattern.compile(
        "(?<!\\w)" + Pattern.quote(name) + "(?!\\w)", Pattern.UNICODE_CHARACTER_CLASS);
  }

  private int codePoints(int utf16) {
    return text.codePointCount(0, utf16);
  }

  private static String string(JsonNode node, String field) {
    return node.hasNonNull(field) ? node.get(field).asText() : null;
  }

  /** A day; a month counts as its first day, anything else as unknown. */
  private static LocalDate date(String value) {
    if (value == null) {
      return null;
    }
    try {
      return LocalDate.parse(value.length() == "2022-01".length() ? value + "-01" : value);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
