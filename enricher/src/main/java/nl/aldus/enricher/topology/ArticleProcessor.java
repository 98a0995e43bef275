package nl.aldus.enricher.topology;

import java.time.Instant;
import java.util.function.Consumer;
import nl.aldus.avro.Article;
import nl.aldus.enricher.failure.ArticleException;
import nl.aldus.enricher.progress.Progress;
import nl.aldus.enricher.record.Enrichment;
import nl.aldus.enricher.record.Versions;
import nl.aldus.extractor.annotation.Extraction;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * From each version of an article to what it changes downstream. The store holds what was written
 * of every article.
 *
 * <ul>
 *   <li>A version that was made before one already seen is passed over.
 *   <li>A version that cannot be extracted throws, and what was written before stays.
 *   <li>Without a value, the article is withdrawn; an article never seen changes nothing.
 * </ul>
 */
final class ArticleProcessor implements FixedKeyProcessor<String, Article, Changes> {

  private final String storeName;
  private final Consumer<FixedKeyProcessorContext<String, Changes>> opening;
  private final ArticleExtractor extractor;
  private final ArticleGuard guard;
  private final Versions versions;
  private final Progress progress;

  private FixedKeyProcessorContext<String, Changes> context;
  private KeyValueStore<String, WrittenRecords> written;

  /**
   * @param opening done when the stores are there
   */
  ArticleProcessor(
      String storeName,
      Consumer<FixedKeyProcessorContext<String, Changes>> opening,
      ArticleExtractor extractor,
      ArticleGuard guard,
      Versions versions,
      Progress progress) {
    this.storeName = storeName;
    this.opening = opening;
    this.extractor = extractor;
    this.guard = guard;
    this.versions = versions;
    this.progress = progress;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, Changes> context) {
    this.context = context;
    this.written = context.getStateStore(storeName);
    opening.accept(context);
  }

  @Override
  public void process(FixedKeyRecord<String, Article> record) {
    String id = record.key();
    Article article = record.value();
    if (article == null) {
      withdraw(record);
      return;
    }
    guard.check(id, article);
    WrittenRecords before = written.get(id);
    if (before == null) {
      before = WrittenRecords.none();
    }
    Long version = milliseconds(article.getVersionCreated());
    if (version != null && before.versionCreated() != null && version < before.versionCreated()) {
      progress.outdated(id);
      return;
    }
    Enrichment now = enrich(article);
    written.put(
        id,
        new WrittenRecords(
            version == null ? before.versionCreated() : version,
            now.sentences().keySet().stream().toList(),
            now.entities().keySet().stream().toList(),
            now.quotes().keySet().stream().toList()));
    context.forward(record.withValue(Changes.replace(before, now)));
    progress.forwarded(record.timestamp());
  }

  private void withdraw(FixedKeyRecord<String, Article> record) {
    String id = record.key();
    WrittenRecords before = id == null ? null : written.delete(id);
    if (before != null) {
      progress.withdrawn(id);
      context.forward(record.withValue(Changes.withdraw(before)));
      progress.forwarded(record.timestamp());
    }
  }

  private Enrichment enrich(Article article) {
    long start = System.nanoTime();
    Extraction extraction;
    try {
      extraction = extractor.extract(Enrichment.toExtract(article), progress);
    } catch (StackOverflowError e) {
      throw new ArticleException("the text is nested too deeply to be extracted", e);
    }
    Enrichment enrichment = Enrichment.of(article, extraction, versions);
    guard.check(enrichment.enrichedArticle());
    progress.enriched(enrichment.enrichedArticle(), System.nanoTime() - start);
    return enrichment;
  }

  private static Long milliseconds(Instant time) {
    return time == null ? null : time.toEpochMilli();
  }
}
