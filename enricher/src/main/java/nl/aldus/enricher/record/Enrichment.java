package nl.aldus.enricher.record;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.aldus.avro.Article;
import nl.aldus.avro.ArticleReference;
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
import nl.aldus.extractor.annotation.Extraction;
import nl.aldus.extractor.annotation.TextSpan;

/**
 * All records that are made of one article. The maps are in the order of the text and cannot be
 * changed.
 *
 * @param enrichedArticle the article with all that was found, under the article's id
 * @param sentences sentences by key, each naming its article
 * @param entities entities by key, each naming its article
 * @param quotes quotations by key, each naming its article
 */
public record Enrichment(
    EnrichedArticle enrichedArticle,
    Map<String, Sentence> sentences,
    Map<String, Entity> entities,
    Map<String, Quote> quotes) {

  /** Dates in Dutch news are those of this zone. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  /** What the extractor needs of an article. */
  public static nl.aldus.extractor.annotation.Article toExtract(Article article) {
    return new nl.aldus.extractor.annotation.Article(
        article.getId(),
        article.getTitle(),
        article.getText(),
        article.getPublishedAt() == null
            ? null
            : article.getPublishedAt().atZone(ZONE).toLocalDate());
  }

  /** The records of an article and of what was found in it. */
  public static Enrichment of(Article article, Extraction extraction, Versions versions) {
    String id = article.getId();
    ArticleReference reference = reference(article);
    List<Sentence> nestedSentences = new ArrayList<>();
    Map<String, Sentence> sentences = new LinkedHashMap<>();
    for (var sentence : extraction.sentences()) {
      nestedSentences.add(sentence(null, sentence));
      sentences.put(RecordKey.sentence(id, sentence.index()), sentence(reference, sentence));
    }
    List<Entity> nestedEntities = new ArrayList<>();
    Map<String, Entity> entities = new LinkedHashMap<>();
    for (var entity : extraction.entities()) {
      nestedEntities.add(entity(null, entity));
      entities.put(RecordKey.entity(id, entity.id()), entity(reference, entity));
    }
    List<Quote> nestedQuotes = new ArrayList<>();
    Map<String, Quote> quotes = new LinkedHashMap<>();
    for (var quote : extraction.quotes()) {
      nestedQuotes.add(quote(null, quote));
      quotes.put(RecordKey.quote(id, quote.id()), quote(reference, quote));
    }
    EnrichedArticle enriched =
        new EnrichedArticle(
            article,
            nestedSentences,
            nestedEntities,
            nestedQuotes,
            versions.extractor(),
            versions.model());
    return new Enrichment(
        enriched,
        Collections.unmodifiableMap(sentences),
        Collections.unmodifiableMap(entities),
        Collections.unmodifiableMap(quotes));
  }

  /** The keys of all records but the enriched article's, in the order of the text. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>(sentences.keySet());
    keys.addAll(entities.keySet());
    keys.addAll(quotes.keySet());
    return keys;
  }

  private static ArticleReference reference(Article article) {
    return ArticleReference.newBuilder()
        .setId(article.getId())
        .setSource(article.getSource())
        .setUrl(article.getUrl())
        .setTitle(article.getTitle())
        .setPublishedAt(article.getPublishedAt())
        .setVersion(
            article.getVersionCreated() == null ? null : article.getVersionCreated().toString())
        .build();
  }

  private static Sentence sentence(
      ArticleReference article, nl.aldus.extractor.annotation.Sentence sentence) {
    return Sentence.newBuilder()
        .setArticle(article)
        .setIndex(sentence.index())
        .setParagraph(sentence.paragraph())
        .setBegin(sentence.begin())
        .setEnd(sentence.end())
        .setText(sentence.text())
        .setHeading(sentence.heading())
        .build();
  }

  private static Entity entity(
      ArticleReference article, nl.aldus.extractor.annotation.Entity entity) {
    return Entity.newBuilder()
        .setArticle(article)
        .setId(entity.id())
        .setName(entity.name())
        .setType(EntityType.valueOf(entity.type().name()))
        .setMentions(
            entity.mentions().stream()
                .map(
                    mention ->
                        new Mention(
                            mention.begin(),
                            mention.end(),
                            mention.text(),
                            mention.sentence(),
                            (float) mention.confidence()))
                .toList())
        .setRole(entity.role())
        .setOrganization(entity.organization())
        .setIdentifiers(
            entity.identifiers().stream()
                .map(identifier -> new Identifier(identifier.scheme(), identifier.value()))
                .toList())
        .build();
  }

  private static Quote quote(ArticleReference article, nl.aldus.extractor.annotation.Quote quote) {
    return Quote.newBuilder()
        .setArticle(article)
        .setId(quote.id())
        .setType(QuoteType.valueOf(quote.type().name()))
        .setBegin(quote.begin())
        .setEnd(quote.end())
        .setText(quote.text())
        .setPrefix(quote.prefix())
        .setSuffix(quote.suffix())
        .setSentences(quote.sentences())
        .setSpeaker(speaker(quote.speaker()))
        .setCue(cue(quote.cue()))
        .setVenue(quote.venue())
        .setSaidOn(quote.saidOn())
        .setConfidence((float) quote.confidence())
        .build();
  }

  private static Speaker speaker(nl.aldus.extractor.annotation.Speaker speaker) {
    if (speaker == null) {
      return null;
    }
    TextSpan mention = speaker.mention();
    return new Speaker(
        speaker.name(),
        speaker.entityId(),
        mention == null ? null : mention.begin(),
        mention == null ? null : mention.end(),
        mention == null ? null : mention.text(),
        speaker.role(),
        speaker.organization());
  }

  private static Cue cue(nl.aldus.extractor.annotation.Cue cue) {
    return cue == null ? null : new Cue(cue.begin(), cue.end(), cue.text(), cue.lemma());
  }
}
