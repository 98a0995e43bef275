package nl.aldus.enricher.progress;

import java.util.Map;
import java.util.Optional;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.extractor.document.Pipeline.Timer;

/**
 * Told what the topology does, for metrics. Called on the threads that do it, before what was done
 * is committed: it must be thread-safe and fast, and may hear of an article again after a failure.
 * What it does not care for it leaves out.
 */
public interface Progress extends Timer {

  /** Tells nobody. */
  Progress NONE = new Progress() {};

  /** Tells both. */
  default Progress and(Progress other) {
    Progress first = this;
    return new Progress() {
      @Override
      public void took(String stage, long nanos) {
        first.took(stage, nanos);
        other.took(stage, nanos);
      }

      @Override
      public void enriched(EnrichedArticle article, long nanos) {
        first.enriched(article, nanos);
        other.enriched(article, nanos);
      }

      @Override
      public void forwarded(long time) {
        first.forwarded(time);
        other.forwarded(time);
      }

      @Override
      public void outdated(String articleId) {
        first.outdated(articleId);
        other.outdated(articleId);
      }

      @Override
      public void withdrawn(String articleId) {
        first.withdrawn(articleId);
        other.withdrawn(articleId);
      }

      @Override
      public void diverted(Optional<String> articleId, Throwable reason) {
        first.diverted(articleId, reason);
        other.diverted(articleId, reason);
      }

      @Override
      public void committed() {
        first.committed();
        other.committed();
      }

      @Override
      public void aborted() {
        first.aborted();
        other.aborted();
      }
    };
  }

  /** Key under which Kafka's failure handlers, which Kafka itself makes, find whom to tell. */
  String CONFIG = "aldus.progress";

  /** Whom the configuration of a failure handler says to tell. */
  static Progress in(Map<String, ?> configs) {
    return configs.get(CONFIG) instanceof Progress progress ? progress : NONE;
  }

  @Override
  default void took(String stage, long nanos) {}

  /** An article was extracted, all stages together in so many nanoseconds. */
  default void enriched(EnrichedArticle article, long nanos) {}

  /**
   * What an article changes downstream was sent on; others can read it when {@link #committed}
   * follows.
   *
   * @param time of the article's record, in milliseconds since 1970
   */
  default void forwarded(long time) {}

  /** A version came later than a newer one, and was passed over. */
  default void outdated(String articleId) {}

  /** An article was withdrawn. */
  default void withdrawn(String articleId) {}

  /**
   * An article could not be read or extracted, and became a dead letter.
   *
   * @param articleId the key of its record, which anyone may have chosen; nothing if it has none
   */
  default void diverted(Optional<String> articleId, Throwable reason) {}

  /** What this thread told of since its last commit can now be read by others. */
  default void committed() {}

  /** What this thread told of since its last commit is undone, and will be done again. */
  default void aborted() {}
}
