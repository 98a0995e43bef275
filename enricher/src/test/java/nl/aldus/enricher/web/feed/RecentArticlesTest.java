package nl.aldus.enricher.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.aldus.avro.Article;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.enricher.web.feed.RecentArticles.Recent;
import nl.aldus.schemas.topic.Topic;
import nl.aldus.schemas.topic.TopicNames;
import nl.aldus.schemas.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RecentArticlesTest {

  private final Topic<String, EnrichedArticle> topic =
      Topics.of(TopicNames.DEFAULT, Map.of("schema.registry.url", "mock://recent"))
          .enrichedArticles();
  private final RecentArticles recent = new RecentArticles(topic);

  @Test
  void listsTheNewestFirstAndEachOnce() {
    recent.records(List.of(record("a", "oud"), record("b", "b"), record("a", "nieuw")), false);

    assertThat(ids()).containsExactly("a", "b");
    assertThat(recent.find("a").get().enriched().getArticle().getText()).isEqualTo("nieuw");
  }

  @Test
  void forgetsWhatIsWithdrawn() {
    recent.records(List.of(record("a", "x"), record("b", "x")), false);
    recent.records(List.of(record("a", null)), false);

    assertThat(ids()).containsExactly("b");
    assertThat(recent.find("a")).isEmpty();
  }

  @Test
  void keepsTheLastHundred() {
    List<ConsumerRecord<byte[], byte[]>> many = new ArrayList<>();
    for (int i = 0; i < RecentArticles.MAX_ARTICLES + 30; i++) {
      many.add(record("a" + i, "x"));
    }
    recent.records(many.subList(0, 60), true);
    recent.records(many.subList(60, many.size()), false);

    assertThat(ids()).hasSize(RecentArticles.MAX_ARTICLES).first().isEqualTo("a129");
  }

  @Test
  void keepsNoMoreBytesThanFit() {
    String half = "x".repeat((int) (RecentArticles.MAX_BYTES / 2));
    recent.records(List.of(record("a", half)), false);
    recent.records(List.of(record("b", half)), false);

    assertThat(ids()).containsExactly("b");
  }

  @Test
  void passesOverWhatIsNoArticle() {
    byte[] rubbish = "rommel".getBytes(StandardCharsets.UTF_8);
    recent.records(
        List.of(
            new ConsumerRecord<>("enriched-articles", 0, 0, rubbish, rubbish), record("a", "x")),
        false);

    assertThat(ids()).containsExactly("a");
    assertThat(recent.find("rommel")).isEmpty();
  }

  private List<String> ids() {
    return recent.list().stream()
        .map(Recent::enriched)
        .map(enriched -> enriched.getArticle().getId())
        .toList();
  }

  /** The record of an article, or of its withdrawal where there is no text. */
  private ConsumerRecord<byte[], byte[]> record(String id, String text) {
    byte[] value =
        text == null
            ? null
            : topic
                .value()
                .serializer()
                .serialize(
                    "enriched-articles",
                    EnrichedArticle.newBuilder()
                        .setArticle(Article.newBuilder().setId(id).setText(text).build())
                        .setSentences(List.of())
                        .setEntities(List.of())
                        .setQuotes(List.of())
                        .setExtractorVersion("1")
                        .setModelVersion("1")
                        .build());
    return new ConsumerRecord<>(
        "enriched-articles", 0, 0, id.getBytes(StandardCharsets.UTF_8), value);
  }
}
