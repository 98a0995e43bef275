package nl.aldus.schemas.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import nl.aldus.avro.Article;
import nl.aldus.avro.ArticleReference;
import nl.aldus.avro.Quote;
import nl.aldus.schemas.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainJsonTest {

  @Test
  void writesAnEnrichedArticleAsTheContractSays() throws IOException {
    StringWriter json = new StringWriter();

    PlainJson.write(Samples.enriched(), json, true);

    assertThat(json)
        .hasToString(
            """
            {
              "article" : {
                "id" : "krant-1",
                "source" : "De Krant",
                "url" : "https://krant.example/1",
                "title" : "Lange zomer",
                "text" : "‘Het wordt een lange zomer 🌞’, zei weervrouw Els de Wit in Gent.",
                "language" : "nl",
                "by" : [
                  "Jan Jansen"
                ],
                "publishedAt" : "2026-06-01T08:00:00Z",
                "versionCreated" : "2026-06-01T08:30:00.123Z",
                "fetchedAt" : "2026-06-01T08:31:00Z",
                "copyrightHolder" : "De Krant",
                "rights" : "CC BY 4.0"
              },
              "sentences" : [
                {
                  "index" : 0,
                  "paragraph" : 0,
                  "begin" : 0,
                  "end" : 64,
                  "text" : "‘Het wordt een lange zomer 🌞’, zei weervrouw Els de Wit in Gent.",
                  "heading" : false
                }
              ],
              "entities" : [
                {
                  "id" : "PERSON-els-de-wit",
                  "name" : "Els de Wit",
                  "type" : "PERSON",
                  "mentions" : [
                    {
                      "begin" : 45,
                      "end" : 55,
                      "text" : "Els de Wit",
                      "sentence" : 0,
                      "confidence" : 0.9
                    }
                  ],
                  "role" : "weervrouw",
                  "organization" : null,
                  "identifiers" : [
                    {
                      "scheme" : "wikidata",
                      "value" : "Q1"
                    }
                  ]
                }
              ],
              "quotes" : [
                {
                  "id" : "q1",
                  "type" : "DIRECT",
                  "begin" : 1,
                  "end" : 28,
                  "text" : "Het wordt een lange zomer 🌞",
                  "prefix" : "‘",
                  "suffix" : "’, zei weervrouw Els de Wit in G",
                  "sentences" : [
                    0
                  ],
                  "speaker" : {
                    "name" : "Els de Wit",
                    "entityId" : "PERSON-els-de-wit",
                    "begin" : null,
                    "end" : null,
                    "text" : null,
                    "role" : null,
                    "organization" : null
                  },
                  "cue" : {
                    "begin" : 31,
                    "end" : 34,
                    "text" : "zei",
                    "lemma" : "zeggen"
                  },
                  "venue" : null,
                  "saidOn" : "2026-06-01",
                  "confidence" : 0.93
                }
              ],
              "extractorVersion" : "1",
              "modelVersion" : "2"
            }\
            """);
  }

  @Test
  void keepsTheArticleOfAQuoteOnItsOwnAndNamesIt() {
    Quote quote = Samples.quote();
    assertThat(PlainJson.line(quote)).startsWith("{\"article\":null,\"id\":\"q1\"");

    quote.setArticle(ArticleReference.newBuilder().setId("krant-1").build());
    assertThat(PlainJson.line(quote))
        .startsWith("{\"article\":{\"id\":\"krant-1\",\"source\":null");
  }

  @Test
  void writesOneLineWhateverTheText() {
    Article article = Samples.article();
    article.setText("regel\nregel \"twee\"\u0000\u2028");

    assertThat(PlainJson.line(article)).doesNotContain("\n").contains("regel\\nregel \\\"twee\\\"");
  }

  @Test
  void readsBackWhatItWrote() {
    assertThat(PlainJson.article(PlainJson.line(Samples.article()))).isEqualTo(Samples.article());
  }

  @Test
  void readsAnArticleThatSaysLittle() {
    Article article =
        PlainJson.article(
            """
            {"id": "a", "text": "Tekst.", "by": "Jan", "publishedAt": "2026-01-31", "more": [1]}
            """);

    assertThat(article)
        .returns("a", Article::getId)
        .returns("Tekst.", Article::getText)
        .returns(List.of("Jan"), Article::getBy)
        .returns("nl", Article::getLanguage)
        .returns(Instant.parse("2026-01-31T00:00:00Z"), Article::getPublishedAt)
        .returns(null, Article::getTitle);
  }

  @Test
  void readsTimesWithAnyOffset() {
    Article article =
        PlainJson.article(
            "{\"id\":\"a\",\"text\":\"t\",\"versionCreated\":\"2026-01-31T13:00:00+01:00\"}");

    assertThat(article.getVersionCreated()).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\": \"a\"                                        | no JSON: it ends in the middle",
        "[]                                                    | no JSON object, but ARRAY",
        "''                                                    | no JSON object",
        "{\"id\": \"a\"}                                       | field \"text\" is missing",
        "{\"text\": \"t\"}                                     | field \"id\" is missing",
        "{\"id\": 1, \"text\": \"t\"}                          | \"id\" must be text, not number",
        "{\"id\": \"a\", \"text\": \"t\", \"by\": [1]}         | \"by\" must be a list of texts",
        "{\"id\": \"a\", \"text\": \"t\", \"by\": {}}          | \"by\" must be a list of texts",
        "{\"id\": \"a\", \"text\": \"t\", \"publishedAt\": \"gisteren\"} | must be a time",
        "{\"id\": \"a\", \"id\": \"b\", \"text\": \"t\"}       | Duplicate",
        "{\"id\": \"a\", \"text\": \"t\"} x                    | no JSON"
      })
  void saysWhatIsWrongWithAnArticle(String json, String message) {
    assertThatThrownBy(() -> PlainJson.article(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\": \"a\"",
        "{\"id\": [\"a\"}",
        "{\"id\": a}",
        "{'id': 1}",
        "{\"id\": \"a\tb\"}"
      })
  void sparesPeopleTheNotesOfTheParser(String json) {
    assertThatThrownBy(() -> PlainJson.article(json))
        .hasMessageStartingWith("no JSON: ")
        .message()
        .doesNotContain("Source", "REDACTED", "StreamRead");
  }

  @Test
  void refusesJsonThatIsNestedWithoutEnd() {
    assertThatThrownBy(() -> PlainJson.article("{\"a\":" + "[".repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no JSON");
  }
}
