package nl.aldus.schemas;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.aldus.avro.Article;
import nl.aldus.avro.Cue;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.avro.Entity;
import nl.aldus.avro.EntityType;
import nl.aldus.avro.Identifier;
import nl.aldus.avro.Mention;
import nl.aldus.avro.Quote;
import nl.aldus.avro.QuoteType;
import nl.aldus.avro.Sentence;
import nl.aldus.avro.Speaker;

/** Records of every kind, with every field filled at least once. */
public final class Samples {

  public static final String TEXT =
      "‘Het wordt een lange zomer 🌞’, zei weervrouw Els de Wit in Gent.";

  private Samples() {}

  public static Article article() {
    return Article.newBuilder()
        .setId("krant-1")
        .setSource("De Krant")
        .setUrl("https://krant.example/1")
        .setTitle("Lange zomer")
        .setText(TEXT)
        .setBy(List.of("Jan Jansen"))
        .setPublishedAt(Instant.parse("2026-06-01T08:00:00Z"))
        .setVersionCreated(Instant.parse("2026-06-01T08:30:00.123Z"))
        .setFetchedAt(Instant.parse("2026-06-01T08:31:00Z"))
        .setCopyrightHolder("De Krant")
        .setRights("CC BY 4.0")
        .build();
  }

  public static EnrichedArticle enriched() {
    return EnrichedArticle.newBuilder()
        .setArticle(article())
        .setSentences(
            List.of(
                Sentence.newBuilder()
                    .setIndex(0)
                    .setParagraph(0)
                    .setBegin(0)
                    .setEnd(TEXT.codePointCount(0, TEXT.length()))
                    .setText(TEXT)
                    .build()))
        .setEntities(
            List.of(
                Entity.newBuilder()
                    .setId("PERSON-els-de-wit")
                    .setName("Els de Wit")
                    .setType(EntityType.PERSON)
                    .setMentions(List.of(new Mention(45, 55, "Els de Wit", 0, 0.9f)))
                    .setRole("weervrouw")
                    .setIdentifiers(List.of(new Identifier("wikidata", "Q1")))
                    .build()))
        .setQuotes(List.of(quote()))
        .setExtractorVersion("1")
        .setModelVersion("2")
        .build();
  }

  public static Quote quote() {
    return Quote.newBuilder()
        .setId("q1")
        .setType(QuoteType.DIRECT)
        .setBegin(1)
        .setEnd(28)
        .setText("Het wordt een lange zomer 🌞")
        .setPrefix("‘")
        .setSuffix("’, zei weervrouw Els de Wit in G")
        .setSentences(List.of(0))
        .setSpeaker(
            Speaker.newBuilder().setName("Els de Wit").setEntityId("PERSON-els-de-wit").build())
        .setCue(new Cue(31, 34, "zei", "zeggen"))
        .setSaidOn(LocalDate.parse("2026-06-01"))
        .setConfidence(0.93f)
        .build();
  }
}
