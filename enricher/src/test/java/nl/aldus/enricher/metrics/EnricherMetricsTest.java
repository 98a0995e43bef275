package nl.aldus.enricher.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import nl.aldus.avro.Article;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.avro.Quote;
import nl.aldus.avro.QuoteType;
import nl.aldus.avro.Speaker;
import nl.aldus.enricher.lag.GroupLag;
import nl.aldus.enricher.lag.LagReport;
import nl.aldus.enricher.lag.LagStatus;
import nl.aldus.enricher.lag.PartitionLag;
import nl.aldus.enricher.lag.Reading;
import nl.aldus.enricher.lag.Retention;
import nl.aldus.enricher.metrics.LatencyWindow.Percentiles;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnricherMetricsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final EnricherMetrics metrics = new EnricherMetrics(Clock.fixed(NOW, ZoneOffset.UTC));

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void countsDeadLettersFromNoneOn() {
    assertThat(metrics.text())
        .contains(
            "aldus_dead_letters_total{reason=\"SerializationException\"} 0.0",
            "aldus_dead_letters_total{reason=\"ArticleException\"} 0.0",
            "aldus_dead_letters_total{reason=\"StageException\"} 0.0");
  }

  @Test
  void tellsThatTheLagCannotBeRead() {
    assertThat(metrics.text()).contains("aldus_lag_up NaN");

    metrics.lag(report(Optional.of(Duration.ofSeconds(1)), 1), true);
    assertThat(metrics.text()).contains("aldus_lag_up 1.0", "kafka_consumergroup_group_lag{");

    metrics.lag(LagReport.EMPTY, false);
    assertThat(metrics.text())
        .contains("aldus_lag_up 0.0")
        .doesNotContain("kafka_consumergroup_group_lag{");
  }

  @Test
  void tellsWhatWasFoundAndHowOldTheNewsWas() {
    metrics.enriched(enriched(), Duration.ofMillis(2).toNanos());
    metrics.took("sentences", 1_000_000);

    assertThat(metrics.text())
        .contains("aldus_articles_total{outcome=\"enriched\"} 1.0")
        .contains("aldus_quotes_total{speaker=\"known\",type=\"DIRECT\"} 1.0")
        .contains("aldus_quotes_total{speaker=\"unknown\",type=\"MIXED\"} 1.0")
        .contains("aldus_article_age_seconds_sum{stage=\"fetched\"} 20.0")
        .contains("aldus_article_age_seconds_sum{stage=\"extracted\"} 60.0")
        .contains("aldus_article_age_seconds_bucket{stage=\"extracted\",le=\"60.0\"} 1")
        .contains("aldus_article_age_seconds_bucket{stage=\"extracted\",le=\"30.0\"} 0")
        .contains("aldus_extraction_seconds_count 1")
        .contains("aldus_extraction_stage_seconds_count{stage=\"sentences\"} 1")
        .contains("jvm_memory_used_bytes");
  }

  @Test
  void tellsTheAgeOfEmittedNewsWhenItIsCommittedAndNotWhatWasUndone() {
    String none = "aldus_article_age_seconds_count{stage=\"emitted\"} 0";
    metrics.enriched(enriched(), 1);
    assertThat(metrics.text()).contains(none);

    metrics.aborted();
    metrics.committed();
    assertThat(metrics.text()).contains(none);

    metrics.enriched(enriched(), 1);
    metrics.committed();
    metrics.committed();
    assertThat(metrics.text())
        .contains("aldus_article_age_seconds_sum{stage=\"emitted\"} 60.0")
        .contains("aldus_article_age_seconds_count{stage=\"emitted\"} 1");
  }

  @Test
  void tellsHowLongArticlesTookWhenTheyAreCommittedAndNotWhatWasUndone() {
    metrics.forwarded(NOW.minusSeconds(9).toEpochMilli());
    metrics.aborted();
    metrics.committed();
    assertThat(metrics.latency()).isEmpty();

    metrics.forwarded(NOW.minusMillis(250).toEpochMilli());
    assertThat(metrics.latency()).isEmpty();
    metrics.committed();
    metrics.committed();
    assertThat(metrics.latency()).contains(new Percentiles(0.25, 0.25, 0.25));
  }

  @Test
  void countsQuotationsOfAllKinds() {
    metrics.enriched(enriched(), 1);

    assertThat(metrics.quotes()).isEqualTo(enriched().getQuotes().size()).isPositive();
  }

  @Test
  void countsFromZeroWhatHasNotHappenedYet() {
    assertThat(metrics.text())
        .contains("aldus_articles_total{outcome=\"withdrawn\"} 0.0")
        .contains("aldus_quotes_total{speaker=\"unknown\",type=\"INDIRECT\"} 0.0")
        .contains("aldus_entities_total{type=\"MISC\"} 0.0");
  }

  @Test
  void tellsFindsPerArticleAsHistograms() {
    metrics.enriched(enriched(), 1);

    assertThat(metrics.text())
        .contains("aldus_article_quotes_bucket{le=\"2.0\"} 1")
        .contains("aldus_article_quotes_bucket{le=\"1.0\"} 0")
        .contains("aldus_article_entities_count 1");
  }

  @Test
  void countsDeadLettersByReason() {
    metrics.diverted(Optional.of("a"), new IllegalArgumentException("geheim"));

    assertThat(metrics.text())
        .contains("aldus_dead_letters_total{reason=\"IllegalArgumentException\"} 1.0")
        .doesNotContain("geheim");
  }

  @Test
  void tellsLagUnderBothNamesAndForgetsPartitionsThatAreGone() {
    metrics.lag(report(Optional.of(Duration.ofMillis(1500)), 0), true);
    assertThat(metrics.text())
        .contains(
            "kafka_consumergroup_group_lag_seconds{group=\"aldus\",partition=\"0\","
                + "topic=\"articles\"} 1.5")
        .contains("kafka_consumergroup_group_lag{group=\"aldus\",")
        .contains(
            "kafka_consumergroup_lag{consumergroup=\"aldus\",partition=\"0\",topic=\"articles\"} 5.0")
        .contains("kafka_consumergroup_members{consumergroup=\"aldus\"} 1.0")
        .contains("kafka_partition_latest_offset{partition=\"0\",topic=\"articles\"} 15.0")
        .contains("kafka_consumergroup_group_max_lag_seconds{group=\"aldus\"} 1.5")
        .contains("aldus_consumergroup_catch_up_seconds{group=\"aldus\"} 4.0")
        .containsPattern("aldus_consumergroup_status\\{[^}]*} 1.0");

    metrics.lag(report(Optional.of(Duration.ofMillis(1500)), 1), true);
    assertThat(metrics.text()).contains("partition=\"1\"").doesNotContain("partition=\"0\"");
  }

  @Test
  void tellsTheLastLagOfAPartitionThatStays() {
    String seconds =
        "kafka_consumergroup_group_lag_seconds{group=\"aldus\",partition=\"0\","
            + "topic=\"articles\"} ";
    metrics.lag(report(Optional.of(Duration.ofMillis(1500)), 0), true);
    metrics.lag(report(Optional.of(Duration.ofMillis(2500)), 0), true);
    assertThat(metrics.text()).contains(seconds + "2.5").doesNotContain(seconds + "1.5");

    metrics.lag(report(Optional.empty(), 0), true);
    metrics.lag(report(Optional.of(Duration.ofMillis(500)), 0), true);
    assertThat(metrics.text()).contains(seconds + "0.5");
  }

  @Test
  void tellsNoAgeThatIsNotKnown() {
    metrics.lag(report(Optional.empty(), 0), true);

    assertThat(metrics.text())
        .contains("kafka_consumergroup_group_lag{")
        .doesNotContain("kafka_consumergroup_group_lag_seconds{");
  }

  @Test
  void answersWhileLagChanges() throws InterruptedException {
    AtomicBoolean ended = new AtomicBoolean();
    int[] partitions = IntStream.range(0, 50).toArray();
    Thread poller =
        new Thread(
            () -> {
              while (!ended.get()) {
                metrics.lag(report(Optional.of(Duration.ofSeconds(1)), partitions), true);
              }
            });
    metrics.lag(report(Optional.of(Duration.ofSeconds(1)), partitions), true);
    poller.start();
    try {
      for (int scrape = 0; scrape < 200; scrape++) {
        assertThat(metrics.text().lines())
            .filteredOn(line -> line.startsWith("kafka_consumergroup_lag{"))
            .hasSize(partitions.length);
      }
    } finally {
      ended.set(true);
      poller.join();
    }
  }

  private static EnrichedArticle enriched() {
    return EnrichedArticle.newBuilder()
        .setArticle(
            Article.newBuilder()
                .setId("a")
                .setText("x")
                .setPublishedAt(NOW.minusSeconds(60))
                .setFetchedAt(NOW.minusSeconds(40))
                .build())
        .setSentences(List.of())
        .setEntities(List.of())
        .setQuotes(
            List.of(
                quote(QuoteType.DIRECT, Speaker.newBuilder().setName("Kok").build()),
                quote(QuoteType.MIXED, null)))
        .setExtractorVersion("1")
        .setModelVersion("1")
        .build();
  }

  private static Quote quote(QuoteType type, Speaker speaker) {
    return Quote.newBuilder()
        .setId(type.name())
        .setType(type)
        .setBegin(0)
        .setEnd(1)
        .setText("x")
        .setSentences(List.of())
        .setSpeaker(speaker)
        .build();
  }

  private static LagReport report(Optional<Duration> age, int... partitions) {
    List<PartitionLag> lags = IntStream.of(partitions).mapToObj(p -> lag(age, p)).toList();
    Optional<Duration> catchUp = Optional.of(Duration.ofSeconds(4));
    return new LagReport(
        lags, List.of(new GroupLag("aldus", 5, age, LagStatus.WARN, 0, 0, catchUp)), Map.of());
  }

  private static PartitionLag lag(Optional<Duration> age, int partition) {
    Reading reading =
        new Reading(
            NOW,
            "aldus",
            new TopicPartition("articles", partition),
            1,
            Optional.empty(),
            10,
            0,
            15,
            5,
            age,
            false,
            Retention.FOR_EVER);
    return new PartitionLag(reading, LagStatus.WARN, 0, 0, Optional.empty(), 0);
  }
}
