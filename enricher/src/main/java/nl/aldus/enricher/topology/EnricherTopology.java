package nl.aldus.enricher.topology;

import java.util.Properties;
import java.util.Set;
import nl.aldus.avro.Article;
import nl.aldus.avro.KnowledgeEntry;
import nl.aldus.enricher.config.EnricherConfig;
import nl.aldus.enricher.knowledge.LiveKnowledge;
import nl.aldus.enricher.progress.Progress;
import nl.aldus.enricher.record.Versions;
import nl.aldus.schemas.topic.Topic;
import nl.aldus.schemas.topic.Topics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The way of an article. Reading and extracting divert what fails to the dead letters, by the
 * handlers that {@link EnricherConfig#streams()} sets.
 *
 * <pre>
 *   read-articles → extract ─┬→ sentences-of-article → write-sentences
 *                            ├→ entities-of-article  → write-entities
 *                            ├→ quotes-of-article    → write-quotes
 *                            └→ enriched-article     → write-enriched-articles
 * </pre>
 *
 * Beside it, every instance holds the whole knowledge base in a global store, which {@link
 * LiveKnowledge} looks into.
 */
public final class EnricherTopology {

  /** The store of what was written of every article. */
  public static final String WRITTEN_RECORDS = "written-records";

  /** The store of the user's own knowledge base. */
  public static final String KNOWLEDGE_BASE = "knowledge-base";

  private final Topics topics;

  private EnricherTopology(Topics topics) {
    this.topics = topics;
  }

  /**
   * Builds the topology.
   *
   * @param extractor finds what is in an article
   * @param knowledge has the knowledge base to look into as soon as the topology runs
   * @param progress told what is done
   */
  public static Topology build(
      EnricherConfig config,
      Topics topics,
      ArticleExtractor extractor,
      LiveKnowledge knowledge,
      Progress progress) {
    Properties properties = config.streams();
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
    EnricherTopology topology = new EnricherTopology(topics);
    KStream<String, Article> articles = topology.readArticles(builder);
    KStream<String, Changes> changes =
        articles.processValues(
            topology.extract(config, extractor, knowledge, progress), Named.as("extract"));
    topology.writeSentences(changes);
    topology.writeEntities(changes);
    topology.writeQuotes(changes);
    topology.writeEnrichedArticles(changes);
    topology.holdKnowledgeBase(builder);
    return builder.build(properties);
  }

  private KStream<String, Article> readArticles(StreamsBuilder builder) {
    Topic<String, Article> articles = topics.articles();
    return builder.stream(
        articles.name(), Consumed.with(articles.key(), articles.value()).withName("read-articles"));
  }

  /**
   * Values are held as they come: Kafka Streams stores them unread when it restores, and a record
   * that cannot be read must stop neither that nor the articles.
   */
  private void holdKnowledgeBase(StreamsBuilder builder) {
    builder.globalTable(
        topics.knowledgeBase().name(),
        Consumed.with(topics.knowledgeBase().key(), Serdes.ByteArray())
            .withName("read-knowledge-base"),
        Materialized.<String, byte[], KeyValueStore<Bytes, byte[]>>as(KNOWLEDGE_BASE)
            .withKeySerde(topics.knowledgeBase().key())
            .withValueSerde(Serdes.ByteArray()));
  }

  private FixedKeyProcessorSupplier<String, Article, Changes> extract(
      EnricherConfig config,
      ArticleExtractor extractor,
      LiveKnowledge knowledge,
      Progress progress) {
    ArticleGuard guard = new ArticleGuard(config.limits());
    Versions versions = Versions.built();
    Topic<String, KnowledgeEntry> knowledgeBase = topics.knowledgeBase();
    return new FixedKeyProcessorSupplier<>() {
      @Override
      public FixedKeyProcessor<String, Article, Changes> get() {
        return new ArticleProcessor(
            WRITTEN_RECORDS,
            context -> knowledge.follow(context.getStateStore(KNOWLEDGE_BASE), knowledgeBase),
            extractor,
            guard,
            versions,
            progress);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(WRITTEN_RECORDS),
                Serdes.String(),
                WrittenRecords.serde()));
      }
    };
  }

  private void writeSentences(KStream<String, Changes> changes) {
    changes
        .flatMap((id, change) -> change.sentences(), Named.as("sentences-of-article"))
        .to(topics.sentences().name(), byArticle(topics.sentences(), "write-sentences"));
  }

  private void writeEntities(KStream<String, Changes> changes) {
    changes
        .flatMap((id, change) -> change.entities(), Named.as("entities-of-article"))
        .to(topics.entities().name(), byArticle(topics.entities(), "write-entities"));
  }

  private void writeQuotes(KStream<String, Changes> changes) {
    changes
        .flatMap((id, change) -> change.quotes(), Named.as("quotes-of-article"))
        .to(topics.quotes().name(), byArticle(topics.quotes(), "write-quotes"));
  }

  private void writeEnrichedArticles(KStream<String, Changes> changes) {
    changes
        .mapValues(Changes::enrichedArticle, Named.as("enriched-article"))
        .to(
            topics.enrichedArticles().name(),
            // The key is the article's id: Kafka's own partitioner is the right one.
            Produced.with(topics.enrichedArticles().key(), topics.enrichedArticles().value())
                .withName("write-enriched-articles"));
  }

  private static <V> Produced<String, V> byArticle(Topic<String, V> topic, String name) {
    return Produced.with(topic.key(), topic.value())
        .withName(name)
        .withStreamPartitioner(new ArticlePartitioner<>());
  }
}
