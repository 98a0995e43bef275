package nl.aldus.cli.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import nl.aldus.avro.Article;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.avro.KnowledgeEntry;
import nl.aldus.cli.broker.EmbeddedBroker;
import nl.aldus.enricher.Enricher;
import nl.aldus.enricher.config.EnricherConfig;
import nl.aldus.enricher.failure.EnricherException;
import nl.aldus.enricher.knowledge.KnowledgeRecords;
import nl.aldus.enricher.knowledge.LiveKnowledge;
import nl.aldus.enricher.progress.Progress;
import nl.aldus.enricher.record.RecordKey;
import nl.aldus.enricher.topology.ArticleExtractor;
import nl.aldus.extractor.Extractor;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Extraction;
import nl.aldus.extractor.annotation.Identifier;
import nl.aldus.extractor.annotation.Sentence;
import nl.aldus.extractor.entity.Alias;
import nl.aldus.extractor.entity.KnowledgeBase;
import nl.aldus.schemas.topic.TopicNames;
import nl.aldus.schemas.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The enricher against a real broker, exactly once. */
@Timeout(180)
class EnricherIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir static Path directory;

  private static EmbeddedBroker broker;

  private EnricherConfig config;
  private TopicNames names;
  private Topics topics;

  @BeforeAll
  static void startBroker() {
    broker = EmbeddedBroker.start(directory.resolve("broker"), 0);
  }

  @AfterAll
  static void stopBroker() {
    if (broker != null) {
      broker.close();
    }
  }

  @BeforeEach
  void configure() {
    String run = UUID.randomUUID().toString();
    config = config(run, "state");
    names = config.topics();
    topics = Topics.of(names, config.registry().values());
  }

  @Test
  void bringsEveryArticleThroughOnceTogetherAndInOrder() throws Exception {
    createTopics();
    int articles = 40;
    try (Enricher enricher = new Enricher(config, EnricherIT::lines, Progress.NONE)) {
      start(enricher);
      try (KafkaProducer<byte[], byte[]> producer = producer()) {
        for (int i = 0; i < articles; i++) {
          publish(producer, "krant-" + i, "een\ntwee\ndrie");
          if (i % 10 == 0) {
            producer.send(
                new ProducerRecord<>(
                    names.articles(), ("kapot-" + i).getBytes(UTF_8), new byte[] {1, 2, (byte) i}));
          }
        }
      }
      await(names.enrichedArticles(), records -> records.size() >= articles);
      await(names.deadLetters(), records -> records.size() >= 4);
    }

    List<ConsumerRecord<byte[], byte[]>> sentences = read(names.sentences());
    assertThat(sentences).hasSize(3 * articles);
    Map<String, List<String>> byArticle = new HashMap<>();
    Map<String, Set<Integer>> partitions = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> sentence : sentences) {
      String key = new String(sentence.key(), UTF_8);
      String id = RecordKey.articleId(key);
      byArticle.computeIfAbsent(id, ignored -> new ArrayList<>()).add(key);
      partitions.computeIfAbsent(id, ignored -> new HashSet<>()).add(sentence.partition());
    }
    assertThat(byArticle).hasSize(articles);
    byArticle.forEach(
        (id, keys) -> assertThat(keys).containsExactly(id + "#s0", id + "#s1", id + "#s2"));
    assertThat(partitions.values()).allSatisfy(set -> assertThat(set).hasSize(1));
    assertThat(new HashSet<>(partitions.values())).hasSize(5);

    List<ConsumerRecord<byte[], byte[]>> letters = read(names.deadLetters());
    assertThat(letters).hasSize(4);
    assertThat(letters)
        .allSatisfy(
            letter -> {
              int i = letter.value()[2];
              assertThat(letter.key()).asString(UTF_8).isEqualTo("kapot-" + i);
              assertThat(letter.value()).containsExactly(1, 2, i);
              assertThat(letter.headers().lastHeader("__streams.errors.message").value())
                  .asString(UTF_8)
                  .contains("too short");
              assertThat(letter.headers().lastHeader("__streams.errors.topic").value())
                  .asString(UTF_8)
                  .isEqualTo(names.articles());
            });
  }

  @Test
  void goesOnWhereItStoppedAndStillKnowsWhatItWrote() throws Exception {
    createTopics();
    try (Enricher enricher = new Enricher(config, EnricherIT::lines, Progress.NONE)) {
      start(enricher);
      publish("a", "een\ntwee");
      publish("b", "een");
      await(names.enrichedArticles(), records -> records.size() >= 2);
    }

    // Another machine: the same group, but none of the state.
    String run = config.applicationId();
    try (Enricher enricher = new Enricher(config(run, "other"), EnricherIT::lines, Progress.NONE)) {
      start(enricher);
      publish("a", "een");
      publish("b", null);
      await(names.enrichedArticles(), records -> records.size() >= 4);
    }

    List<ConsumerRecord<byte[], byte[]>> sentences = read(names.sentences());
    assertThat(sentences).hasSize(6);
    assertThat(withoutValue(sentences)).containsExactlyInAnyOrder("a#s1", "b#s0");
    assertThat(withoutValue(read(names.enrichedArticles()))).containsExactly("b");
  }

  @Test
  void findsWhoSaidWhat() throws Exception {
    createTopics();
    String text =
        "„De brug gaat morgen weer open”, zei wethouder Karin de Boer van Zwolle dinsdag.";
    try (Enricher enricher = new Enricher(config, Extractor.dutch()::extract, Progress.NONE)) {
      start(enricher);
      publish("a", text);
      await(names.enrichedArticles(), records -> !records.isEmpty());
    }

    EnrichedArticle enriched =
        topics
            .enrichedArticles()
            .value()
            .deserializer()
            .deserialize(names.enrichedArticles(), read(names.enrichedArticles()).get(0).value());
    assertThat(enriched.getArticle().getText()).isEqualTo(text);
    assertThat(enriched.getQuotes())
        .extracting(quote -> quote.getText())
        .containsExactly("De brug gaat morgen weer open");
    assertThat(read(names.quotes())).hasSize(1);
  }

  @Test
  void anArticleOfManyMegabytesBecomesADeadLetter() throws Exception {
    createTopics();
    try (Enricher enricher = new Enricher(config, EnricherIT::lines, Progress.NONE)) {
      start(enricher);
      publish("groot", "woord ".repeat(5_000_000));
      publish("a", "een");
      await(names.enrichedArticles(), records -> !records.isEmpty());
      await(names.deadLetters(), records -> !records.isEmpty());
    }

    ConsumerRecord<byte[], byte[]> letter = read(names.deadLetters()).get(0);
    assertThat(letter.key()).asString(UTF_8).isEqualTo("groot");
    assertThat(letter.value()).hasSizeGreaterThan(30_000_000);
  }

  @Test
  void saysWhichTopicsAreMissing() {
    try (Enricher enricher = new Enricher(config, EnricherIT::lines, Progress.NONE)) {
      assertThatThrownBy(enricher::start)
          .isInstanceOf(EnricherException.class)
          .hasMessageContaining(names.quotes())
          .hasMessageContaining("create them with 'aldus topics create'");
    }
  }

  @Test
  void stopsWithAReasonWhenThreadsFailAgainAndAgain() throws Exception {
    createTopics();
    ArticleExtractor outOfMemory =
        (article, timer) -> {
          throw new OutOfMemoryError("a test says so");
        };
    try (Enricher enricher = new Enricher(config, outOfMemory, Progress.NONE)) {
      start(enricher);
      publish("a", "een");

      assertThat(enricher.await().map(Throwable::getMessage).orElse("no reason"))
          .contains("threads failed 3 times")
          .contains("a test says so");
      assertThat(enricher.state()).isEqualTo(KafkaStreams.State.ERROR);
    }
    assertThat(read(names.enrichedArticles())).isEmpty();
  }

  @Test
  void stopsWithAReasonWhenTheKnowledgeBaseIsMadeAnewAndReadsItAtTheNextStart() throws Exception {
    createTopics();
    for (String identifier : List.of("Q1", "Q2", "Q3")) {
      publishAlias("Wibo", identifier);
    }
    LiveKnowledge knowledge = new LiveKnowledge(KnowledgeBase.none());
    try (Enricher enricher = new Enricher(config, EnricherIT::lines, knowledge, Progress.NONE)) {
      start(enricher);
      awaitIdentifier("Q3", knowledge);
      try (Admin admin = Admin.create(client())) {
        int partitions =
            admin
                .describeTopics(List.of(names.knowledgeBase()))
                .allTopicNames()
                .get()
                .get(names.knowledgeBase())
                .partitions()
                .size();
        admin.deleteTopics(List.of(names.knowledgeBase())).all().get();
        awaitDeletion(admin, names.knowledgeBase());
        admin
            .createTopics(
                List.of(
                    new NewTopic(names.knowledgeBase(), Optional.of(partitions), Optional.empty())))
            .all()
            .get();
      }

      assertThat(enricher.await().map(Throwable::getMessage).orElse("no reason"))
          .startsWith("the knowledge base can no longer be followed");
    }

    publishAlias("Wibo", "Q4");
    LiveKnowledge anew = new LiveKnowledge(KnowledgeBase.none());
    try (Enricher enricher = new Enricher(config, EnricherIT::lines, anew, Progress.NONE)) {
      start(enricher);
      awaitIdentifier("Q4", anew);
      publish("a", "een");
      await(names.enrichedArticles(), records -> !records.isEmpty());
    }
  }

  private void publishAlias(String name, String identifier) throws Exception {
    KnowledgeEntry entry =
        KnowledgeRecords.of(List.of(new Alias(name, new Identifier("wikidata", identifier), null)))
            .get(Alias.key(name));
    byte[] value =
        topics.knowledgeBase().value().serializer().serialize(names.knowledgeBase(), entry);
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      producer
          .send(new ProducerRecord<>(names.knowledgeBase(), Alias.key(name).getBytes(UTF_8), value))
          .get();
    }
  }

  private static void awaitIdentifier(String identifier, LiveKnowledge knowledge)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!knowledge
        .identifiers("WIBO", EntityType.PERSON)
        .equals(List.of(new Identifier("wikidata", identifier)))) {
      assertThat(System.nanoTime()).as("time left for " + identifier).isLessThan(deadline);
      Thread.sleep(50);
    }
  }

  private static void awaitDeletion(Admin admin, String topic) throws Exception {
    while (admin.listTopics().names().get().contains(topic)) {
      Thread.sleep(50);
    }
  }

  private static EnricherConfig config(String run, String stateDirectory) {
    Map<String, String> settings = new HashMap<>();
    settings.put("application.id", run);
    settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
    settings.put("kafka.state.dir", directory.resolve(stateDirectory).toString());
    settings.put("kafka.num.stream.threads", "2");
    settings.put("schema.registry.url", "mock://" + run);
    settings.put("max.thread.failures", "2");
    for (String topic :
        List.of(
            "articles",
            "sentences",
            "entities",
            "quotes",
            "enriched-articles",
            "dead-letters",
            "knowledge-base")) {
      settings.put("topics." + topic, topic + "-" + run);
    }
    return EnricherConfig.of(settings);
  }

  /** As many partitions as an operator may choose, different for every topic. */
  private void createTopics() throws Exception {
    try (Admin admin = Admin.create(client())) {
      int partitions = 2;
      List<NewTopic> created = new ArrayList<>();
      for (String name : names.all()) {
        created.add(
            new NewTopic(name, Optional.of(partitions), Optional.of((short) 1))
                .configs(Map.of("max.message.bytes", "" + ClusterTopics.MAX_RECORD_BYTES)));
        partitions = partitions == 2 ? 5 : partitions - 1;
      }
      admin.createTopics(created).all().get();
    }
  }

  private static void start(Enricher enricher) throws InterruptedException {
    enricher.start();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (enricher.state() != KafkaStreams.State.RUNNING && System.nanoTime() < deadline) {
      Thread.sleep(50);
    }
    assertThat(enricher.state()).isEqualTo(KafkaStreams.State.RUNNING);
  }

  private void publish(String id, String text) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      publish(producer, id, text);
    }
  }

  private void publish(KafkaProducer<byte[], byte[]> producer, String id, String text)
      throws Exception {
    Article article =
        text == null
            ? null
            : Article.newBuilder().setId(id).setText(text).setVersionCreated(Instant.now()).build();
    byte[] value = topics.articles().value().serializer().serialize(names.articles(), article);
    producer.send(new ProducerRecord<>(names.articles(), id.getBytes(UTF_8), value)).get();
  }

  private void await(String topic, Predicate<List<ConsumerRecord<byte[], byte[]>>> enough)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!enough.test(read(topic))) {
      assertThat(System.nanoTime()).as("time left for " + topic).isLessThan(deadline);
      Thread.sleep(100);
    }
  }

  /** All committed records of a topic by now. */
  private static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    Map<String, Object> settings = client();
    settings.put("isolation.level", "read_committed");
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  private static List<String> withoutValue(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream()
        .filter(record -> record.value() == null)
        .map(record -> new String(record.key(), UTF_8))
        .toList();
  }

  private static KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> settings = client();
    settings.put("compression.type", "lz4");
    settings.put("max.request.size", 50_000_000);
    settings.put("buffer.memory", 64_000_000);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static Map<String, Object> client() {
    return new HashMap<>(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  /** Every line is a sentence. */
  private static Extraction lines(
      nl.aldus.extractor.annotation.Article article,
      nl.aldus.extractor.document.Pipeline.Timer timer) {
    List<Sentence> sentences = new ArrayList<>();
    int begin = 0;
    for (String line : article.text().split("\n")) {
      int index = sentences.size();
      sentences.add(new Sentence(index, index, begin, begin + line.length(), line, false));
      begin += line.length() + 1;
    }
    return new Extraction(article, sentences, List.of(), List.of());
  }
}
