package nl.aldus.enricher.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.aldus.enricher.topology.Newsroom.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import nl.aldus.avro.Article;
import nl.aldus.avro.Cue;
import nl.aldus.extractor.document.StageException;
import nl.aldus.schemas.registry.RegistryClient;
import nl.aldus.schemas.registry.RegistryException;
import nl.aldus.schemas.serde.RegistryAvroSerializer;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

  private static final byte[] KEY = "kapot".getBytes(UTF_8);

  @Test
  void bytesThatCannotBeReadAreKeptAsTheyWere() {
    try (Newsroom newsroom = new Newsroom()) {
      List<byte[]> values =
          List.of(
              "{\"id\":\"a\"}".getBytes(UTF_8),
              new byte[0],
              new byte[] {0, 0, 0, 0, 77, 1, 2, 3},
              new byte[] {0, 1});

      for (byte[] value : values) {
        newsroom.rawArticles().pipeInput(KEY, value);
      }
      newsroom.articles.pipeInput("goed", article("goed", "Jansen: Ja"));

      List<TestRecord<byte[], byte[]>> letters = deadLetters(newsroom);
      assertThat(newsroom.progress)
          .filteredOn(told -> told.startsWith("diverted " + new String(KEY, UTF_8) + " by "))
          .hasSameSizeAs(letters);
      assertThat(letters).extracting(TestRecord::key).containsOnly(KEY);
      assertThat(letters).extracting(TestRecord::value).containsExactlyElementsOf(values);
      assertThat(header(letters.get(0), "exception")).endsWith("SerializationException");
      assertThat(header(letters.get(0), "message")).contains("0x7b");
      assertThat(header(letters.get(2), "message")).contains("schema 77");
      assertThat(header(letters.get(3), "topic")).isEqualTo("articles");
      assertThat(header(letters.get(3), "partition")).isEqualTo("0");
      assertThat(header(letters.get(3), "offset")).isEqualTo("3");
      assertThat(newsroom.quotes()).hasSize(1);
    }
  }

  @Test
  void aRecordOfAnotherKindIsADeadLetter() {
    try (Newsroom newsroom = new Newsroom()) {
      RegistryAvroSerializer<Cue> serializer = new RegistryAvroSerializer<>();
      serializer.configure(newsroom.config.registry().values(), false);
      byte[] cue = serializer.serialize("andere", new Cue(0, 3, "zei", "zeggen"));

      newsroom.rawArticles().pipeInput(KEY, cue);

      assertThat(deadLetters(newsroom)).extracting(TestRecord::value).containsExactly(cue);
    }
  }

  @Test
  void aRecordWithoutKeyIsADeadLetterOfAnArticleUnknown() {
    try (Newsroom newsroom = new Newsroom()) {
      newsroom.rawArticles().pipeInput(null, new byte[] {1});

      assertThat(newsroom.progress).contains("diverted ? by SerializationException");
    }
  }

  @Test
  void anArticleThatAStageFailsOnIsKeptAsItWas() {
    ArticleExtractor fails =
        (article, timer) -> {
          if (article.id().equals("a")) {
            throw new StageException("quotes", new IllegalStateException("geen begin"));
          }
          return Newsroom.extract(article, timer);
        };
    try (Newsroom newsroom = new Newsroom(fails)) {
      Article article = article("a", "Jansen: Ja");
      newsroom.articles.pipeInput("a", article);
      newsroom.articles.pipeInput("b", article("b", "Jansen: Ja"));

      TestRecord<byte[], byte[]> letter = deadLetters(newsroom).get(0);
      assertThat(newsroom.progress).anyMatch(told -> told.startsWith("diverted a by "));
      assertThat(letter.key()).isEqualTo("a".getBytes(UTF_8));
      assertThat(newsroom.topics.articles().value().deserializer().deserialize("x", letter.value()))
          .isEqualTo(article);
      assertThat(header(letter, "message")).contains("stage 'quotes' failed", "geen begin");
      assertThat(newsroom.quotes()).extracting(r -> r.key).allMatch(key -> key.startsWith("b#"));
    }
  }

  @Test
  void whatWasWrittenStaysWhenANewVersionFails() {
    ArticleExtractor fails =
        (article, timer) -> {
          if (article.text().contains("!")) {
            throw new StageException("quotes", new IllegalStateException("uitroep"));
          }
          return Newsroom.extract(article, timer);
        };
    try (Newsroom newsroom = new Newsroom(fails)) {
      newsroom.articles.pipeInput("a", article("a", "Een\nTwee"));
      newsroom.everything();

      newsroom.articles.pipeInput("a", article("a", "Een!"));
      assertThat(newsroom.everything()).isEmpty();

      newsroom.articles.pipeInput("a", article("a", "Een"));
      assertThat(newsroom.sentences()).extracting(r -> r.key).containsExactly("a#s0", "a#s1");
    }
  }

  @Test
  void aTextThatIsTooLongIsADeadLetter() {
    try (Newsroom newsroom = new Newsroom(Newsroom::extract, Map.of("max.text.length", "10"))) {
      newsroom.articles.pipeInput("a", article("a", "Tien teken"));
      newsroom.articles.pipeInput("b", article("b", "Elf tekens."));

      assertReason(newsroom, "11 characters, more than max.text.length=10");
      assertThat(newsroom.sentences()).hasSize(1);
    }
  }

  @Test
  void aRecordThatIsTooLargeForTheBrokerIsADeadLetter() {
    try (Newsroom newsroom = new Newsroom(Newsroom::extract, Map.of("max.record.bytes", "300"))) {
      newsroom.articles.pipeInput("a", article("a", "kort"));
      newsroom.articles.pipeInput("b", article("b", "x\n".repeat(100)));

      assertReason(newsroom, "more than max.record.bytes=300");
      assertThat(newsroom.enrichedArticles()).hasSize(1);
    }
  }

  @Test
  void aTitleThatWouldBeCopiedThousandsOfTimesIsADeadLetter() {
    try (Newsroom newsroom = new Newsroom()) {
      Article article = article("a", "Tekst");
      article.setTitle("titel ".repeat(1000));
      newsroom.articles.pipeInput("a", article);

      assertReason(newsroom, "id, source, url and title together");
    }
  }

  @Test
  void anArticleWithoutTextIsADeadLetter() {
    try (Newsroom newsroom = new Newsroom()) {
      newsroom.articles.pipeInput("a", article("a", " \n\u00a0"));

      assertReason(newsroom, "the article has no text");
    }
  }

  @Test
  void anArticleInAnotherLanguageIsADeadLetter() {
    try (Newsroom newsroom = new Newsroom()) {
      Article french = article("a", "Bonjour");
      french.setLanguage("fr-BE");
      Article flemish = article("b", "Goeiedag");
      flemish.setLanguage("NL-be");
      newsroom.articles.pipeInput("a", french);
      newsroom.articles.pipeInput("b", flemish);

      assertReason(newsroom, "the language is fr-BE, not Dutch");
      assertThat(newsroom.sentences()).hasSize(1);
    }
  }

  @Test
  void anArticleThatIsNotItsKeyIsADeadLetter() {
    try (Newsroom newsroom = new Newsroom()) {
      newsroom.articles.pipeInput("b", article("a", "Tekst"));
      assertReason(newsroom, "the article's id \"a\" is not its key \"b\"");

      newsroom.articles.pipeInput(null, article("a", "Tekst"));
      assertReason(newsroom, "the article has no key");
    }
  }

  @Test
  void aTextNestedWithoutEndIsADeadLetter() {
    ArticleExtractor endless =
        (article, timer) -> {
          throw new StackOverflowError();
        };
    try (Newsroom newsroom = new Newsroom(endless)) {
      newsroom.articles.pipeInput("a", article("a", "((((((((("));

      assertReason(newsroom, "nested too deeply");
    }
  }

  @Test
  void anOutageOfTheRegistryMakesNoDeadLetters() {
    Map<String, String> outage =
        Map.of("schema.registry.url", "http://127.0.0.1:1", "max.retries", "0");
    try (Newsroom newsroom = new Newsroom(Newsroom::extract, outage)) {
      assertThatThrownBy(() -> newsroom.rawArticles().pipeInput(KEY, new byte[] {0, 0, 0, 0, 1, 2}))
          .satisfies(e -> assertThat(RegistryException.among(e)).isPresent());
      assertThat(deadLetters(newsroom)).isEmpty();
    }
  }

  @Test
  void aRegistryThatRefusesWhatWeWriteMakesNoDeadLetters() {
    try (Newsroom newsroom = new Newsroom()) {
      // A schema that cannot be followed by the one that is needed.
      RegistryClient.of(newsroom.config.registry().values())
          .register(
              "quotes-value",
              SchemaBuilder.record("nl.aldus.avro.Quote")
                  .fields()
                  .requiredString("other")
                  .endRecord());

      assertThatThrownBy(() -> newsroom.articles.pipeInput("a", article("a", "Jansen: Ja")))
          .satisfies(e -> assertThat(RegistryException.among(e)).isPresent());
      assertThat(deadLetters(newsroom)).isEmpty();
    }
  }

  private static void assertReason(Newsroom newsroom, String reason) {
    List<TestRecord<byte[], byte[]>> letters = deadLetters(newsroom);
    assertThat(letters).hasSize(1);
    assertThat(header(letters.get(0), "message")).contains(reason);
    assertThat(letters.get(0).value()).isNotEmpty();
  }

  private static List<TestRecord<byte[], byte[]>> deadLetters(Newsroom newsroom) {
    return newsroom.output(newsroom.topics.deadLetters()).readRecordsToList();
  }

  private static String header(TestRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader("__streams.errors." + name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }
}
