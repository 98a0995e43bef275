package nl.aldus.cli.display;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.aldus.avro.Article;
import nl.aldus.avro.ArticleReference;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.avro.Entity;
import nl.aldus.avro.EntityType;
import nl.aldus.avro.KnowledgeEntry;
import nl.aldus.avro.Quote;
import nl.aldus.avro.Sentence;
import nl.aldus.cli.terminal.Paragraph;
import nl.aldus.cli.terminal.Style;
import nl.aldus.cli.terminal.Terminal;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Any record of the contract for a person, or what stands in its place. */
public final class RecordText {

  private static final String ERRORS = "__streams.errors.";
  private static final int SAMPLE = 200;

  private final Terminal terminal;
  private final QuoteText quotes;

  public RecordText(Terminal terminal) {
    this.terminal = terminal;
    this.quotes = new QuoteText(terminal);
  }

  /** The lines for a record. */
  public List<String> lines(IndexedRecord record) {
    if (record instanceof Quote quote) {
      return quotes.lines(quote);
    }
    if (record instanceof Entity entity) {
      return List.of(entity(entity));
    }
    if (record instanceof Sentence sentence) {
      return sentence(sentence);
    }
    if (record instanceof EnrichedArticle article) {
      return enriched(article, List.of());
    }
    if (record instanceof Article article) {
      return List.of(
          dim(Paragraph.clean(article.getId()))
              + "  "
              + Paragraph.clean(title(article))
              + dim(size(article)));
    }
    if (record instanceof KnowledgeEntry entry) {
      return List.of(Paragraph.clean(entry.getAlias()) + dim("  " + meanings(entry)));
    }
    throw new IllegalArgumentException("no record of Aldus: " + record.getSchema().getFullName());
  }

  /** A tombstone: what had this key holds no longer. */
  public List<String> tombstone(String key, boolean json) {
    return List.of(
        json
            ? "{\"key\":%s,\"value\":null}".formatted(quoted(key))
            : dim("withdrawn: " + Paragraph.clean(String.valueOf(key))));
  }

  /** A dead letter: why it is one, and how it begins. */
  public List<String> deadLetter(ConsumerRecord<String, byte[]> record, boolean json) {
    Map<String, String> why = new TreeMap<>();
    for (Header header : record.headers()) {
      if (header.key().startsWith(ERRORS) && header.value() != null) {
        why.put(
            header.key().substring(ERRORS.length()),
            new String(header.value(), StandardCharsets.UTF_8));
      }
    }
    int bytes = record.value() == null ? 0 : record.value().length;
    if (json) {
      StringJoiner fields = new StringJoiner(",", "{", "}");
      fields.add("\"key\":" + quoted(record.key())).add("\"bytes\":" + bytes);
      why.forEach((name, value) -> fields.add(quoted(name) + ":" + quoted(value)));
      return List.of(fields.toString());
    }
    List<String> lines = new ArrayList<>();
    String key = record.key() == null ? "without a key" : Paragraph.clean(record.key());
    lines.add(key + "  " + Count.of(bytes, "byte"));
    why.forEach(
        (name, value) -> {
          if (!name.equals("stacktrace")) {
            String clean = Paragraph.clean(value);
            lines.add(
                "    "
                    + dim(Paragraph.clean(name) + ": ")
                    + (clean.length() > SAMPLE ? clean.substring(0, SAMPLE) + " …" : clean));
          }
        });
    lines.add("");
    return lines;
  }

  /**
   * The lines for an article with what was found in it: its quotations, and who and what it names.
   *
   * @param reasons for each quotation why it is what it is, or empty
   */
  public List<String> enriched(EnrichedArticle enriched, List<List<String>> reasons) {
    List<String> lines = new ArrayList<>();
    lines.add(
        terminal.styled(Style.TITLE, Paragraph.clean(title(enriched.getArticle())))
            + dim(
                "  "
                    + Count.ofFindings(
                        enriched.getSentences().size(),
                        enriched.getEntities().size(),
                        enriched.getQuotes().size())));
    lines.add("");
    for (int i = 0; i < enriched.getQuotes().size(); i++) {
      List<String> quote = quotes.lines(enriched.getQuotes().get(i));
      lines.addAll(quote.subList(0, quote.size() - 1));
      if (i < reasons.size()) {
        reasons.get(i).forEach(reason -> lines.add("    " + dim(reason)));
      }
      lines.add("");
    }
    for (EntityType type : EntityType.values()) {
      lines.addAll(names(type, enriched.getEntities()));
    }
    if (!enriched.getEntities().isEmpty()) {
      lines.add("");
    }
    return lines;
  }

  private List<String> names(EntityType type, List<Entity> entities) {
    String names =
        entities.stream()
            .filter(entity -> entity.getType() == type)
            .map(entity -> Paragraph.clean(entity.getName()))
            .collect(Collectors.joining(", "));
    if (names.isEmpty()) {
      return List.of();
    }
    String label = "%-14s".formatted(type.name().toLowerCase(Locale.ROOT));
    List<String> lines = new ArrayList<>();
    for (String line : Paragraph.wrap(names, terminal.width() - label.length())) {
      lines.add(
          (lines.isEmpty() ? terminal.styled(styleOf(type), label) : " ".repeat(label.length()))
              + line);
    }
    return lines;
  }

  private static String meanings(KnowledgeEntry entry) {
    return entry.getMeanings().stream()
        .map(
            meaning ->
                Paragraph.clean(
                    meaning.getIdentifier().getScheme()
                        + " "
                        + meaning.getIdentifier().getValue()
                        + (meaning.getType() == null ? "" : " (" + meaning.getType() + ")")))
        .collect(Collectors.joining(", "));
  }

  private String entity(Entity entity) {
    String type = entity.getType().name();
    StringBuilder line =
        new StringBuilder(
            terminal.styled(
                styleOf(entity.getType()), "%-12s".formatted(type.toLowerCase(Locale.ROOT))));
    line.append(' ').append(Paragraph.clean(entity.getName()));
    StringJoiner more = new StringJoiner(", ", " (", ")");
    more.setEmptyValue("");
    if (entity.getRole() != null) {
      more.add(Paragraph.clean(entity.getRole()));
    }
    if (entity.getOrganization() != null) {
      more.add(Paragraph.clean(entity.getOrganization()));
    }
    entity.getIdentifiers().forEach(id -> more.add(Paragraph.clean(id.getValue())));
    line.append(more).append(dim(" ×" + entity.getMentions().size()));
    return line.append(origin(entity.getArticle())).toString();
  }

  private List<String> sentence(Sentence sentence) {
    List<String> lines =
        new ArrayList<>(Paragraph.wrap(Paragraph.clean(sentence.getText()), terminal.width()));
    // The contract's own words and figures, by which the record's key and JSON go.
    lines.add(
        QuoteText.INDENT
            + dim(
                String.format(
                    Locale.ROOT,
                    "index %d · paragraph %d%s",
                    sentence.getIndex(),
                    sentence.getParagraph(),
                    sentence.getHeading() ? " · heading" : "")));
    if (sentence.getArticle() != null) {
      lines.addAll(quotes.origin(sentence.getArticle()));
    }
    lines.add("");
    return lines;
  }

  private String origin(ArticleReference article) {
    return article == null ? "" : dim("  " + Paragraph.clean(article.getId()));
  }

  private static Style styleOf(EntityType type) {
    return switch (type) {
      case PERSON -> Style.PERSON;
      case ORGANIZATION -> Style.ORGANIZATION;
      case LOCATION -> Style.LOCATION;
      case MISC, UNKNOWN -> Style.MISC;
    };
  }

  private static String title(Article article) {
    return article.getTitle() == null ? article.getId() : article.getTitle();
  }

  private static String size(Article article) {
    String text = article.getText();
    return "  " + Count.of(text.codePointCount(0, text.length()), "character");
  }

  private String dim(String text) {
    return terminal.styled(Style.DIM, text);
  }

  private static String quoted(String text) {
    return text == null ? "null" : TextNode.valueOf(text).toString();
  }
}
