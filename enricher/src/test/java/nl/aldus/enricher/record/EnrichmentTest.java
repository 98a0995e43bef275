package nl.aldus.enricher.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.aldus.avro.Article;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.extractor.annotation.Cue;
import nl.aldus.extractor.annotation.Entity;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Extraction;
import nl.aldus.extractor.annotation.Identifier;
import nl.aldus.extractor.annotation.Mention;
import nl.aldus.extractor.annotation.Quote;
import nl.aldus.extractor.annotation.QuoteType;
import nl.aldus.extractor.annotation.Sentence;
import nl.aldus.extractor.annotation.Speaker;
import nl.aldus.extractor.annotation.TextSpan;
import nl.aldus.schemas.json.PlainJson;
import org.junit.jupiter.api.Test;

class EnrichmentTest {

  private static final String TEXT = "‘Mooi’, zei ze.";
  private static final Article ARTICLE =
      Article.newBuilder()
          .setId("krant-1")
          .setSource("De Krant")
          .setUrl("https://krant.example/1")
          .setTitle("Mooi")
          .setText(TEXT)
          .setPublishedAt(Instant.parse("2026-06-30T22:30:00Z"))
          .setVersionCreated(Instant.parse("2026-07-01T06:00:00Z"))
          .build();
  private static final Versions VERSIONS = new Versions("1.2", "7");

  @Test
  void carriesEverythingThatWasFound() {
    EnrichedArticle enriched = enrichment().enrichedArticle();

    assertThat(enriched.getArticle()).isSameAs(ARTICLE);
    assertThat(PlainJson.line(enriched))
        .contains(
            "\"sentences\":[{\"index\":0,\"paragraph\":0,\"begin\":0,\"end\":15,\"text\":\""
                + TEXT
                + "\",\"heading\":false}]",
            "\"entities\":[{\"id\":\"e1\",\"name\":\"Anna de Vries\",\"type\":\"PERSON\","
                + "\"mentions\":[{\"begin\":12,\"end\":14,\"text\":\"ze\",\"sentence\":0,"
                + "\"confidence\":0.5}],\"role\":\"wethouder\",\"organization\":\"Gent\","
                + "\"identifiers\":[{\"scheme\":\"wikidata\",\"value\":\"Q1\"}]}]",
            "\"quotes\":[{\"id\":\"q1\",\"type\":\"DIRECT\",\"begin\":1,\"end\":5,"
                + "\"text\":\"Mooi\",\"prefix\":\"‘\",\"suffix\":\"’, zei ze.\","
                + "\"sentences\":[0],\"speaker\":{\"name\":\"Anna de Vries\","
                + "\"entityId\":\"e1\",\"begin\":12,\"end\":14,\"text\":\"ze\","
                + "\"role\":\"wethouder\",\"organization\":\"Gent\"},"
                + "\"cue\":{\"begin\":8,\"end\":11,\"text\":\"zei\",\"lemma\":\"zeggen\"},"
                + "\"venue\":\"in een tweet\",\"saidOn\":\"2026-06-30\",\"confidence\":0.75},"
                + "{\"id\":\"q2\",\"type\":\"INDIRECT\"",
            "\"extractorVersion\":\"1.2\",\"modelVersion\":\"7\"");
  }

  @Test
  void givesEveryRecordItsKeyAndItsArticle() {
    Enrichment enrichment = enrichment();

    assertThat(enrichment.keys())
        .containsExactly("krant-1#s0", "krant-1#ee1", "krant-1#qq1", "krant-1#qq2");
    assertThat(enrichment.quotes().get("krant-1#qq1").getArticle())
        .isSameAs(enrichment.sentences().get("krant-1#s0").getArticle())
        .isSameAs(enrichment.entities().get("krant-1#ee1").getArticle());
    assertThat(PlainJson.line(enrichment.quotes().get("krant-1#qq1").getArticle()))
        .isEqualTo(
            "{\"id\":\"krant-1\",\"source\":\"De Krant\",\"url\":\"https://krant.example/1\","
                + "\"title\":\"Mooi\",\"publishedAt\":\"2026-06-30T22:30:00Z\","
                + "\"version\":\"2026-07-01T06:00:00Z\"}");
  }

  @Test
  void resolvesDatesByTheDayInTheNetherlands() {
    assertThat(Enrichment.toExtract(ARTICLE).published()).isEqualTo(LocalDate.parse("2026-07-01"));
  }

  @Test
  void knowsTheVersionThatItWasBuiltWith() {
    assertThat(Versions.built().extractor()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(Versions.built().model()).isNotBlank().doesNotContain("$");
  }

  private static Enrichment enrichment() {
    Mention mention = new Mention(12, 14, "ze", 0, EntityType.PERSON, 0.5);
    Entity entity =
        new Entity(
            "e1",
            "Anna de Vries",
            EntityType.PERSON,
            List.of(mention),
            "wethouder",
            "Gent",
            List.of(new Identifier("wikidata", "Q1")));
    Speaker speaker =
        new Speaker("Anna de Vries", "e1", new TextSpan(12, 14, "ze"), "wethouder", "Gent");
    Quote direct =
        new Quote(
            "q1",
            QuoteType.DIRECT,
            1,
            5,
            "Mooi",
            "‘",
            "’, zei ze.",
            List.of(0),
            speaker,
            new Cue(8, 11, "zei", "zeggen"),
            "in een tweet",
            LocalDate.parse("2026-06-30"),
            0.75,
            List.of());
    Quote bare =
        new Quote(
            "q2",
            QuoteType.INDIRECT,
            0,
            1,
            "‘",
            "",
            "",
            List.of(0),
            new Speaker("de buurt", null, null, null, null),
            null,
            null,
            null,
            1,
            List.of());
    Extraction extraction =
        new Extraction(
            Enrichment.toExtract(ARTICLE),
            List.of(new Sentence(0, 0, 0, 15, TEXT, false)),
            List.of(entity),
            List.of(direct, bare));
    return Enrichment.of(ARTICLE, extraction, VERSIONS);
  }
}
