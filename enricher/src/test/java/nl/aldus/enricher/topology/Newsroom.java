package nl.aldus.enricher.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import nl.aldus.avro.Article;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.avro.Entity;
import nl.aldus.avro.Quote;
import nl.aldus.avro.Sentence;
import nl.aldus.enricher.config.EnricherConfig;
import nl.aldus.enricher.knowledge.LiveKnowledge;
import nl.aldus.enricher.progress.Progress;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Extraction;
import nl.aldus.extractor.annotation.Mention;
import nl.aldus.extractor.annotation.QuoteType;
import nl.aldus.extractor.annotation.Speaker;
import nl.aldus.extractor.entity.KnowledgeBase;
import nl.aldus.schemas.topic.Topic;
import nl.aldus.schemas.topic.Topics;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** The topology with its topics, without a broker. */
final class Newsroom implements AutoCloseable {

  final EnricherConfig config;
  final Topics topics;
  final List<String> progress = new ArrayList<>();
  final TopologyTestDriver driver;
  final TestInputTopic<String, Article> articles;

  Newsroom(ArticleExtractor extractor, LiveKnowledge knowledge, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    // A registry and a state of its own for every test.
    all.put("schema.registry.url", "mock://" + UUID.randomUUID());
    all.put("kafka.state.dir", "target/state/" + UUID.randomUUID());
    // Under exactly-once the driver forgets what was sent for a record that could not be read.
    all.put("kafka.processing.guarantee", "at_least_once");
    all.putAll(settings);
    config = EnricherConfig.of(all);
    topics = Topics.of(config.topics(), config.registry().values());
    Properties properties = config.streams();
    Listener listener = new Listener();
    properties.put(Progress.CONFIG, listener);
    driver =
        new TopologyTestDriver(
            EnricherTopology.build(config, topics, extractor, knowledge, listener), properties);
    articles = input(topics.articles());
  }

  Newsroom(ArticleExtractor extractor, Map<String, String> settings) {
    this(extractor, new LiveKnowledge(KnowledgeBase.none()), settings);
  }

  Newsroom(ArticleExtractor extractor, LiveKnowledge knowledge) {
    this(extractor, knowledge, Map.of());
  }

  Newsroom(ArticleExtractor extractor) {
    this(extractor, Map.of());
  }

  Newsroom() {
    this(Newsroom::extract);
  }

  <K, V> TestInputTopic<K, V> input(Topic<K, V> topic) {
    return driver.createInputTopic(
        topic.name(), topic.key().serializer(), topic.value().serializer());
  }

  TestInputTopic<byte[], byte[]> rawArticles() {
    return driver.createInputTopic(
        topics.articles().name(),
        topics.deadLetters().key().serializer(),
        topics.deadLetters().value().serializer());
  }

  <K, V> TestOutputTopic<K, V> output(Topic<K, V> topic) {
    return driver.createOutputTopic(
        topic.name(), topic.key().deserializer(), topic.value().deserializer());
  }

  List<KeyValue<String, Sentence>> sentences() {
    return output(topics.sentences()).readKeyValuesToList();
  }

  List<KeyValue<String, Entity>> entities() {
    return output(topics.entities()).readKeyValuesToList();
  }

  List<KeyValue<String, Quote>> quotes() {
    return output(topics.quotes()).readKeyValuesToList();
  }

  List<KeyValue<String, EnrichedArticle>> enrichedArticles() {
    return output(topics.enrichedArticles()).readKeyValuesToList();
  }

  /** All that is on the four topics by now, keys with deletions as null. */
  Map<String, Object> everything() {
    Map<String, Object> everything = new LinkedHashMap<>();
    sentences().forEach(r -> everything.put(r.key, r.value));
    entities().forEach(r -> everything.put(r.key, r.value));
    quotes().forEach(r -> everything.put(r.key, r.value));
    enrichedArticles().forEach(r -> everything.put(r.key, r.value));
    return everything;
  }

  static Article article(String id, String text) {
    return Article.newBuilder().setId(id).setText(text).build();
  }

  static Article article(String id, String text, String versionCreated) {
    return Article.newBuilder()
        .setId(id)
        .setText(text)
        .setVersionCreated(Instant.parse(versionCreated))
        .build();
  }

  /**
   * A language of its own, easy to tell apart: every line is a sentence; a line "Name: words" is a
   * quotation by a person of that name, and its id is made of its words.
   */
  static Extraction extract(
      nl.aldus.extractor.annotation.Article article,
      nl.aldus.extractor.document.Pipeline.Timer timer) {
    timer.took("lines", 1);
    List<nl.aldus.extractor.annotation.Sentence> sentences = new ArrayList<>();
    Map<String, nl.aldus.extractor.annotation.Entity> entities = new LinkedHashMap<>();
    List<nl.aldus.extractor.annotation.Quote> quotes = new ArrayList<>();
    int begin = 0;
    for (String line : article.text().split("\n")) {
      int end = begin + line.length();
      int index = sentences.size();
      sentences.add(
          new nl.aldus.extractor.annotation.Sentence(index, index, begin, end, line, false));
      String[] parts = line.split(": ", 2);
      if (parts.length == 2) {
        String name = parts[0];
        Mention mention =
            new Mention(begin, begin + name.length(), name, index, EntityType.PERSON, 1);
        entities.putIfAbsent(
            name,
            new nl.aldus.extractor.annotation.Entity(
                name, name, EntityType.PERSON, List.of(mention), null, null, List.of()));
        quotes.add(
            new nl.aldus.extractor.annotation.Quote(
                Integer.toHexString(parts[1].hashCode()),
                QuoteType.DIRECT,
                end - parts[1].length(),
                end,
                parts[1],
                "",
                "",
                List.of(index),
                new Speaker(name, name, null, null, null),
                null,
                null,
                null,
                1,
                List.of()));
      }
      begin = end + 1;
    }
    return new Extraction(article, sentences, List.copyOf(entities.values()), quotes);
  }

  @Override
  public void close() {
    driver.close();
  }

  /** Notes what it is told. */
  private final class Listener implements Progress {

    @Override
    public void took(String stage, long nanos) {
      progress.add("took " + stage);
    }

    @Override
    public void enriched(EnrichedArticle article, long nanos) {
      progress.add("enriched " + article.getArticle().getId());
    }

    @Override
    public void outdated(String articleId) {
      progress.add("outdated " + articleId);
    }

    @Override
    public void withdrawn(String articleId) {
      progress.add("withdrawn " + articleId);
    }

    @Override
    public void diverted(Optional<String> articleId, Throwable reason) {
      progress.add(
          "diverted " + articleId.orElse("?") + " by " + reason.getClass().getSimpleName());
    }
  }
}
