package nl.aldus.enricher.topology;

import static nl.aldus.enricher.topology.Newsroom.article;
import static nl.aldus.extractor.annotation.EntityType.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.avro.KnowledgeEntry;
import nl.aldus.avro.Quote;
import nl.aldus.avro.Sentence;
import nl.aldus.enricher.config.EnricherConfig;
import nl.aldus.enricher.knowledge.KnowledgeRecords;
import nl.aldus.enricher.knowledge.LiveKnowledge;
import nl.aldus.enricher.progress.Progress;
import nl.aldus.extractor.Extractor;
import nl.aldus.extractor.annotation.Identifier;
import nl.aldus.extractor.entity.Alias;
import nl.aldus.extractor.entity.KnowledgeBase;
import nl.aldus.schemas.topic.Topics;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class EnricherTopologyTest {

  @Test
  void looksAsItDid() throws IOException {
    EnricherConfig config = EnricherConfig.of(Map.of("schema.registry.url", "mock://golden"));
    Topics topics = Topics.of(config.topics(), config.registry().values());

    String description =
        EnricherTopology.build(
                config,
                topics,
                Newsroom::extract,
                new LiveKnowledge(KnowledgeBase.none()),
                Progress.NONE)
            .describe()
            .toString();

    if (Boolean.getBoolean("aldus.golden.write")) {
      Files.writeString(
          Path.of("src/test/resources/nl/aldus/enricher/topology/topology.expected.txt"),
          description);
    }
    assertThat(description).isEqualTo(golden());
    assertThat(description).doesNotContain("KSTREAM-").doesNotContain("-0000");
  }

  @Test
  void writesEveryKindOfRecordToItsTopic() {
    try (Newsroom newsroom = new Newsroom()) {
      newsroom.articles.pipeInput("a", article("a", "Het regent.\nPsaki: Mooi"));

      assertThat(newsroom.sentences())
          .extracting(r -> r.key, r -> r.value.getText(), r -> r.value.getArticle().getId())
          .containsExactly(tuple("a#s0", "Het regent.", "a"), tuple("a#s1", "Psaki: Mooi", "a"));
      assertThat(newsroom.entities()).extracting(r -> r.value.getName()).containsExactly("Psaki");
      assertThat(newsroom.quotes())
          .extracting(r -> r.value.getSpeaker().getName() + ": " + r.value.getText())
          .containsExactly("Psaki: Mooi");
      EnrichedArticle enriched = newsroom.enrichedArticles().get(0).value;
      assertThat(enriched.getArticle().getText()).isEqualTo("Het regent.\nPsaki: Mooi");
      assertThat(enriched.getSentences()).extracting(Sentence::getArticle).containsOnlyNulls();
      assertThat(newsroom.progress).containsExactly("took lines", "enriched a");
    }
  }

  @Test
  void extractsDutch() {
    try (Newsroom newsroom = new Newsroom(Extractor.dutch()::extract)) {
      newsroom.articles.pipeInput(
          "a", article("a", "De trein naar Zwolle reed niet. Reizigers wachtten een uur."));

      assertThat(newsroom.sentences())
          .extracting(r -> r.value.getText())
          .containsExactly("De trein naar Zwolle reed niet.", "Reizigers wachtten een uur.");
    }
  }

  @Test
  void givesIdentifiersThatWerePublishedBeforeTheArticle() {
    LiveKnowledge knowledge = new LiveKnowledge(KnowledgeBase.none());
    try (Newsroom newsroom = new Newsroom(Extractor.dutch(knowledge)::extract, knowledge)) {
      TestInputTopic<String, KnowledgeEntry> topic =
          newsroom.input(newsroom.topics.knowledgeBase());
      String text = "Volgens Fenna Hoekstra is de haven van Oosterwolde open.";

      newsroom.articles.pipeInput("a", article("a", text));
      KnowledgeRecords.of(
              List.of(
                  new Alias("Fenna HOEKSTRA", new Identifier("wikidata", "Q17"), PERSON),
                  new Alias("Oosterwolde", new Identifier("krant", "p-1"), PERSON)))
          .forEach(topic::pipeInput);
      newsroom.articles.pipeInput("b", article("b", text));
      topic.pipeInput(Alias.key("Fenna Hoekstra"), null);
      newsroom.articles.pipeInput("c", article("c", text));

      assertThat(newsroom.entities())
          .filteredOn(r -> !r.value.getIdentifiers().isEmpty())
          .extracting(
              r -> r.value.getArticle().getId(),
              r -> r.value.getName(),
              r -> r.value.getIdentifiers().get(0).getValue())
          .containsExactly(tuple("b", "Fenna Hoekstra", "Q17"));
    }
  }

  @Test
  void goesOnWhenTheKnowledgeBaseHoldsWhatCannotBeRead() {
    LiveKnowledge knowledge = new LiveKnowledge(KnowledgeBase.none());
    try (Newsroom newsroom = new Newsroom(Extractor.dutch(knowledge)::extract, knowledge)) {
      newsroom
          .driver
          .createInputTopic(
              newsroom.topics.knowledgeBase().name(),
              new StringSerializer(),
              new ByteArraySerializer())
          .pipeInput("fenna hoekstra", new byte[] {1, 2, 3});

      newsroom.articles.pipeInput("a", article("a", "Volgens Fenna Hoekstra is de haven open."));

      assertThat(newsroom.entities())
          .extracting(r -> r.value.getName(), r -> r.value.getIdentifiers().size())
          .contains(tuple("Fenna Hoekstra", 0));
    }
  }

  @Test
  void deletesWhatANewVersionNoLongerSays() {
    try (Newsroom newsroom = new Newsroom()) {
      newsroom.articles.pipeInput(
          "a", article("a", "Jansen: Ja\nDe Vries: Nee\nEinde", "2026-01-01T10:00:00Z"));
      Map<String, Object> first = newsroom.everything();

      newsroom.articles.pipeInput(
          "a", article("a", "Intro\nDe Vries: Nee", "2026-01-01T11:00:00Z"));

      assertThat(newsroom.sentences())
          .extracting(r -> r.key, r -> r.value == null ? null : r.value.getText())
          .containsExactly(
              tuple("a#s0", "Intro"), tuple("a#s1", "De Vries: Nee"), tuple("a#s2", null));
      assertThat(newsroom.entities())
          .extracting(r -> r.key, r -> r.value == null)
          .containsExactly(tuple("a#eDe Vries", false), tuple("a#eJansen", true));
      List<KeyValue<String, Quote>> quotes = newsroom.quotes();
      assertThat(quotes).hasSize(2);
      assertThat(quotes.get(0).value.getText()).isEqualTo("Nee");
      assertThat(first).containsKey(quotes.get(0).key).containsKey(quotes.get(1).key);
      assertThat(quotes.get(1).value).isNull();
      assertThat(newsroom.enrichedArticles()).hasSize(1);
    }
  }

  @Test
  void deletesNothingWhenTheSameIsPublishedAgain() {
    try (Newsroom newsroom = new Newsroom()) {
      newsroom.articles.pipeInput("a", article("a", "Jansen: Ja\nEn toen."));
      Map<String, Object> first = newsroom.everything();

      newsroom.articles.pipeInput("a", article("a", "Jansen: Ja\nEn toen."));

      assertThat(newsroom.everything()).isEqualTo(first).doesNotContainValue(null);
    }
  }

  @Test
  void takesAllAlongWhenAnArticleIsWithdrawn() {
    try (Newsroom newsroom = new Newsroom()) {
      newsroom.articles.pipeInput("a", article("a", "Jansen: Ja\nEn toen."));
      newsroom.articles.pipeInput("b", article("b", "Bakker: Nee"));
      Map<String, Object> before = newsroom.everything();

      newsroom.articles.pipeInput("a", null);

      Map<String, Object> after = newsroom.everything();
      assertThat(after.keySet())
          .containsExactlyInAnyOrderElementsOf(
              before.keySet().stream().filter(key -> key.startsWith("a")).toList());
      assertThat(after.values()).containsOnlyNulls();
      assertThat(newsroom.progress).endsWith("withdrawn a");
    }
  }

  @Test
  void withdrawsWhatItNeverSawWithoutASound() {
    try (Newsroom newsroom = new Newsroom()) {
      newsroom.articles.pipeInput("a", null);
      newsroom.articles.pipeInput("b", article("b", "Bakker: Nee"));
      newsroom.articles.pipeInput("b", null);
      newsroom.everything();

      newsroom.articles.pipeInput("b", null);

      assertThat(newsroom.everything()).isEmpty();
      assertThat(newsroom.output(newsroom.topics.deadLetters()).isEmpty()).isTrue();
    }
  }

  @Test
  void startsAfreshAfterAWithdrawal() {
    try (Newsroom newsroom = new Newsroom()) {
      newsroom.articles.pipeInput("a", article("a", "Nieuw", "2026-01-02T10:00:00Z"));
      newsroom.articles.pipeInput("a", null);
      newsroom.everything();

      newsroom.articles.pipeInput("a", article("a", "Toch weer", "2026-01-01T10:00:00Z"));

      assertThat(newsroom.sentences())
          .extracting(r -> r.value.getText())
          .containsExactly("Toch weer");
    }
  }

  @Test
  void passesOverAVersionThatIsOlderThanTheLast() {
    try (Newsroom newsroom = new Newsroom()) {
      newsroom.articles.pipeInput("a", article("a", "Nieuw", "2026-01-01T11:00:00Z"));
      newsroom.everything();

      newsroom.articles.pipeInput("a", article("a", "Oud", "2026-01-01T10:59:59.999Z"));

      assertThat(newsroom.everything()).isEmpty();
      assertThat(newsroom.progress).endsWith("outdated a");
      newsroom.articles.pipeInput("a", article("a", "Even nieuw", "2026-01-01T11:00:00Z"));
      assertThat(newsroom.sentences()).hasSize(1);
    }
  }

  @Test
  void takesAVersionWithoutATimeForTheNewestAndRemembersTheTimeThatItKnew() {
    try (Newsroom newsroom = new Newsroom()) {
      newsroom.articles.pipeInput("a", article("a", "Eerste", "2026-01-01T11:00:00Z"));
      newsroom.articles.pipeInput("a", article("a", "Tweede"));
      assertThat(newsroom.everything()).hasSize(2);

      newsroom.articles.pipeInput("a", article("a", "Oud", "2026-01-01T10:00:00Z"));

      assertThat(newsroom.everything()).isEmpty();
    }
  }

  @Test
  void keepsTheTimeAndTheHeadersOfTheArticle() {
    try (Newsroom newsroom = new Newsroom()) {
      RecordHeaders headers = new RecordHeaders();
      headers.add("traceparent", "00-1-2-3".getBytes(StandardCharsets.UTF_8));

      newsroom.articles.pipeInput(
          new TestRecord<>("a", article("a", "Jansen: Ja"), headers, 1_767_225_600_000L));

      TestRecord<String, Quote> quote = newsroom.output(newsroom.topics.quotes()).readRecord();
      assertThat(quote.timestamp()).isEqualTo(1_767_225_600_000L);
      assertThat(quote.headers().lastHeader("traceparent")).isNotNull();
    }
  }

  @Test
  void remembersWhatItWrote() {
    try (Newsroom newsroom = new Newsroom()) {
      newsroom.articles.pipeInput("a", article("a", "Een\nBos: Twee", "2026-01-01T11:00:00Z"));

      assertThat(newsroom.driver.getKeyValueStore(EnricherTopology.WRITTEN_RECORDS).get("a"))
          .isEqualTo(
              new WrittenRecords(
                  Instant.parse("2026-01-01T11:00:00Z").toEpochMilli(),
                  List.of("a#s0", "a#s1"),
                  List.of("a#eBos"),
                  List.of("a#q" + Integer.toHexString("Twee".hashCode()))));
    }
  }

  private static String golden() throws IOException {
    try (InputStream in = EnricherTopologyTest.class.getResourceAsStream("topology.expected.txt")) {
      return in == null
          ? "there is no golden file; write it with -DargLine=-Daldus.golden.write=true"
          : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
