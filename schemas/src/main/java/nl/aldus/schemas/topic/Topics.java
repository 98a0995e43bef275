package nl.aldus.schemas.topic;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.aldus.avro.Article;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.avro.Entity;
import nl.aldus.avro.KnowledgeEntry;
import nl.aldus.avro.Quote;
import nl.aldus.avro.Sentence;
import nl.aldus.schemas.registry.RegistryClient;
import nl.aldus.schemas.serde.ContractClasses;
import nl.aldus.schemas.serde.RegistryAvroSerde;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Utils;

/**
 * All topics of the contract. Immutable; the serdes are thread-safe.
 *
 * @param articles key = article id; a null value withdraws the article
 * @param sentences key = article id + {@code #s} + index
 * @param entities key = article id + {@code #e} + entity id
 * @param quotes key = article id + {@code #q} + quote id
 * @param enrichedArticles key = article id
 * @param deadLetters the original key and value
 * @param knowledgeBase key = folded alias; a null value takes the alias out
 */
public record Topics(
    Topic<String, Article> articles,
    Topic<String, Sentence> sentences,
    Topic<String, Entity> entities,
    Topic<String, Quote> quotes,
    Topic<String, EnrichedArticle> enrichedArticles,
    Topic<byte[], byte[]> deadLetters,
    Topic<String, KnowledgeEntry> knowledgeBase) {

  /** Key of the class that writes and reads the values; {@link RegistryAvroSerde} by default. */
  public static final String VALUE_SERDE = "value.serde.class";

  private static final String VALUE_TYPE = "specific.avro.value.type";
  private static final String SPECIFIC_READER = "specific.avro.reader";

  /**
   * The topics with serdes made from a configuration: that of the registry ({@code
   * schema.registry.url} …), that of the serde ({@code auto.register.schemas} …), and {@value
   * #VALUE_SERDE}.
   *
   * @throws ConfigException if the configuration is wrong
   */
  public static Topics of(TopicNames names, Map<String, ?> config) {
    // Also for serdes that are not ours.
    ContractClasses.trust();
    Values values = new Values(config);
    return new Topics(
        new Topic<>(names.articles(), Serdes.String(), values.of(Article.class)),
        new Topic<>(names.sentences(), Serdes.String(), values.of(Sentence.class)),
        new Topic<>(names.entities(), Serdes.String(), values.of(Entity.class)),
        new Topic<>(names.quotes(), Serdes.String(), values.of(Quote.class)),
        new Topic<>(names.enrichedArticles(), Serdes.String(), values.of(EnrichedArticle.class)),
        new Topic<>(names.deadLetters(), Serdes.ByteArray(), Serdes.ByteArray()),
        new Topic<>(names.knowledgeBase(), Serdes.String(), values.of(KnowledgeEntry.class)));
  }

  /** All of them, in the order of {@link TopicNames#all()}. */
  public List<Topic<?, ?>> all() {
    return List.of(
        articles, sentences, entities, quotes, enrichedArticles, deadLetters, knowledgeBase);
  }

  /** The schema of every subject that the contract has, in the order of an article's way. */
  public static Map<String, Schema> subjects(TopicNames names) {
    Map<String, Schema> subjects = new LinkedHashMap<>();
    subjects.put(names.articles() + "-value", Article.getClassSchema());
    subjects.put(names.sentences() + "-value", Sentence.getClassSchema());
    subjects.put(names.entities() + "-value", Entity.getClassSchema());
    subjects.put(names.quotes() + "-value", Quote.getClassSchema());
    subjects.put(names.enrichedArticles() + "-value", EnrichedArticle.getClassSchema());
    subjects.put(names.knowledgeBase() + "-value", KnowledgeEntry.getClassSchema());
    return subjects;
  }

  /** Makes the serdes of values. */
  private static final class Values {

    private final Map<String, ?> config;
    private final String serde;
    private final RegistryClient registry;

    Values(Map<String, ?> config) {
      this.config = config;
      Object given = config.get(VALUE_SERDE);
      String ours = RegistryAvroSerde.class.getName();
      this.serde = given instanceof Class<?> c ? c.getName() : given == null ? ours : "" + given;
      // One client for all topics: one connection pool, one cache.
      this.registry = serde.equals(ours) ? RegistryClient.of(config) : null;
    }

    <V extends SpecificRecord> Serde<V> of(Class<V> type) {
      Map<String, Object> configured = new HashMap<>(config);
      configured.put(SPECIFIC_READER, true);
      configured.put(VALUE_TYPE, type.getName());
      Serde<V> made = registry == null ? foreign() : new RegistryAvroSerde<>(registry);
      made.configure(configured, false);
      return made;
    }

    @SuppressWarnings("unchecked") // What a configured class handles cannot be known earlier.
    private <V> Serde<V> foreign() {
      try {
        return (Serde<V>) Utils.newInstance(serde, Serde.class);
      } catch (ClassNotFoundException e) {
        throw new ConfigException(
            VALUE_SERDE
                + ": class "
                + serde
                + " is not on the class path; for Confluent's serde build with mvn -Pconfluent");
      }
    }
  }
}
