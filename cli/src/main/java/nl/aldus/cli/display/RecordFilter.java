package nl.aldus.cli.display;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.avro.Entity;
import nl.aldus.avro.EntityType;
import nl.aldus.avro.Quote;
import nl.aldus.avro.QuoteType;
import nl.aldus.schemas.topic.TopicNames;
import org.apache.avro.generic.IndexedRecord;

/**
 * Which records of a topic a person wants to see. An enriched article passes if one quotation and
 * one entity of it do. Names match wherever they hold the words asked for, without regard to case
 * or accents. Immutable.
 */
public final class RecordFilter {

  private static final List<String> QUOTE_TYPES =
      List.of(QuoteType.DIRECT.name(), QuoteType.MIXED.name(), QuoteType.INDIRECT.name());
  private static final List<String> ENTITY_TYPES =
      List.of(
          EntityType.PERSON.name(),
          EntityType.ORGANIZATION.name(),
          EntityType.LOCATION.name(),
          EntityType.MISC.name());

  private final String speaker;
  private final String entity;
  private final String quoteType;
  private final String entityType;

  private RecordFilter(String speaker, String entity, String quoteType, String entityType) {
    this.speaker = speaker;
    this.entity = entity;
    this.quoteType = quoteType;
    this.entityType = entityType;
  }

  /**
   * A filter for the records of a topic; null leaves a condition out.
   *
   * @throws IllegalArgumentException if records of the topic have no such thing
   */
  public static RecordFilter of(String topic, String speaker, String entity, String type) {
    TopicNames names = TopicNames.DEFAULT;
    boolean hasQuotes = topic.equals(names.quotes()) || topic.equals(names.enrichedArticles());
    boolean hasEntities = topic.equals(names.entities()) || topic.equals(names.enrichedArticles());
    if (speaker != null && !hasQuotes) {
      throw new IllegalArgumentException("--speaker is for quotes and enriched-articles");
    }
    if (entity != null && !hasEntities) {
      throw new IllegalArgumentException("--entity is for entities and enriched-articles");
    }
    String wanted = type == null ? "" : type.toUpperCase(Locale.ROOT);
    boolean ofQuote = hasQuotes && QUOTE_TYPES.contains(wanted);
    boolean ofEntity = hasEntities && ENTITY_TYPES.contains(wanted);
    if (type != null && !ofQuote && !ofEntity) {
      throw new IllegalArgumentException(
          "records of "
              + topic
              + " have no type '"
              + type
              + "'; quotes have "
              + String.join(", ", QUOTE_TYPES)
              + ", entities "
              + String.join(", ", ENTITY_TYPES));
    }
    return new RecordFilter(
        folded(speaker), folded(entity), ofQuote ? wanted : null, ofEntity ? wanted : null);
  }

  /** Every type that records can have. */
  public static List<String> types() {
    return Stream.concat(QUOTE_TYPES.stream(), ENTITY_TYPES.stream()).toList();
  }

  /** True if it keeps anything out. */
  public boolean isSelective() {
    return wantsQuotes() || wantsEntities();
  }

  /** True if the record is wanted. */
  public boolean test(IndexedRecord record) {
    if (record instanceof Quote quote) {
      return test(quote);
    }
    if (record instanceof Entity named) {
      return test(named);
    }
    if (record instanceof EnrichedArticle article) {
      return (!wantsQuotes() || article.getQuotes().stream().anyMatch(this::test))
          && (!wantsEntities() || article.getEntities().stream().anyMatch(this::test));
    }
    return true;
  }

  private boolean wantsQuotes() {
    return speaker != null || quoteType != null;
  }

  private boolean wantsEntities() {
    return entity != null || entityType != null;
  }

  private boolean test(Quote quote) {
    return (quoteType == null || quote.getType().name().equals(quoteType))
        && (speaker == null
            || (quote.getSpeaker() != null && holds(quote.getSpeaker().getName(), speaker)));
  }

  private boolean test(Entity named) {
    return (entityType == null || named.getType().name().equals(entityType))
        && (entity == null || holds(named.getName(), entity));
  }

  private static boolean holds(String name, String wanted) {
    return folded(name).contains(wanted);
  }

  private static String folded(String text) {
    return text == null
        ? null
        : Normalizer.normalize(text, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT);
  }
}
