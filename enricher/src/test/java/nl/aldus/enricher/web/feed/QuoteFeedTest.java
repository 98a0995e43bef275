package nl.aldus.enricher.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.aldus.avro.Quote;
import nl.aldus.avro.QuoteType;
import nl.aldus.enricher.web.feed.QuoteFeed.Event;
import nl.aldus.enricher.web.feed.QuoteFeed.Subscription;
import nl.aldus.schemas.topic.Topic;
import nl.aldus.schemas.topic.TopicNames;
import nl.aldus.schemas.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class QuoteFeedTest {

  private final Topic<String, Quote> topic =
      Topics.of(TopicNames.DEFAULT, Map.of("schema.registry.url", "mock://feed")).quotes();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final QuoteFeed feed = new QuoteFeed(topic, new Now());

  private final class Now extends Clock {

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void tellsSubscribersWhatIsNewAndWhatIsWithdrawn() throws Exception {
    try (Subscription subscription = feed.subscribe()) {
      feed.records(List.of(record("a#q1", "Het <b>regent</b>")), false);
      feed.records(List.of(tombstone("a#q1")), false);

      Event quote = next(subscription);
      assertThat(quote.name()).isEqualTo("quote");
      assertThat(quote.data())
          .contains("\"key\":\"a#q1\"", "\"replayed\":false", "Het <b>regent</b>")
          .doesNotContain("\n");
      assertThat(next(subscription).name()).isEqualTo("gone");
      assertThat(next(subscription)).isNull();
    }
  }

  @Test
  void beginsWithTheLastEvents() throws Exception {
    feed.records(quotes(QuoteFeed.KEPT + 20), true);

    try (Subscription subscription = feed.subscribe()) {
      assertThat(drain(subscription))
          .hasSize(QuoteFeed.KEPT)
          .last()
          .extracting(Event::data)
          .asString()
          .contains("citaat " + (QuoteFeed.KEPT + 19));
    }
  }

  @Test
  void tellsWhoComesLaterThatItIsNotNew() throws Exception {
    feed.records(List.of(record("a#q1", "Het waait")), false);

    try (Subscription late = feed.subscribe()) {
      assertThat(next(late).data()).contains("\"replayed\":true", "Het waait");
    }
  }

  @Test
  void neverWaitsForSlowSubscriberButTellsItWhatItMissed() throws Exception {
    int more = 50;
    try (Subscription slow = feed.subscribe()) {
      for (int i = 0; i < QuoteFeed.QUEUED + more; i++) {
        feed.records(List.of(record("a#q" + i, "citaat " + i)), false);
        now = now.plusSeconds(1);
      }

      List<Event> events = drain(slow);
      assertThat(events.get(0)).isEqualTo(new Event("skipped", "{\"count\":" + more + "}"));
      assertThat(events).hasSize(QuoteFeed.QUEUED + 1);
    }
  }

  @Test
  void showsWholeBurstButOnlyASampleOfWhatNeverEnds() throws Exception {
    try (Subscription subscription = feed.subscribe()) {
      feed.records(quotes(QuoteFeed.BURST), false);
      assertThat(drain(subscription)).hasSize(QuoteFeed.BURST);

      now = now.plusSeconds(1);
      feed.records(quotes(500), false);

      List<Event> sample = drain(subscription);
      int passedOver = 500 - QuoteFeed.PER_SECOND;
      assertThat(sample.get(0)).isEqualTo(new Event("skipped", "{\"count\":" + passedOver + "}"));
      assertThat(sample)
          .hasSize(1 + QuoteFeed.PER_SECOND)
          .last()
          .extracting(Event::data)
          .asString()
          .contains("citaat 499");

      now = now.plus(Duration.ofMinutes(1));
      feed.records(quotes(QuoteFeed.BURST), false);
      assertThat(drain(subscription)).hasSize(QuoteFeed.BURST);
    }
  }

  @Test
  void passesOverWhatIsNoQuotation() throws Exception {
    byte[] rubbish = "rommel".getBytes(StandardCharsets.UTF_8);
    try (Subscription subscription = feed.subscribe()) {
      feed.records(
          List.of(
              new ConsumerRecord<>("quotes", 0, 0, rubbish, rubbish), record("a#q1", "Het waait")),
          false);

      assertThat(drain(subscription)).singleElement().extracting(Event::name).isEqualTo("quote");
    }
  }

  private static Event next(Subscription subscription) throws InterruptedException {
    return subscription.next(0, TimeUnit.SECONDS);
  }

  private static List<Event> drain(Subscription subscription) throws InterruptedException {
    List<Event> events = new ArrayList<>();
    for (Event event = next(subscription); event != null; event = next(subscription)) {
      events.add(event);
    }
    return events;
  }

  private List<ConsumerRecord<byte[], byte[]>> quotes(int count) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(record("a#q" + i, "citaat " + i));
    }
    return records;
  }

  private ConsumerRecord<byte[], byte[]> record(String key, String text) {
    Quote quote =
        Quote.newBuilder()
            .setId("1")
            .setType(QuoteType.DIRECT)
            .setBegin(0)
            .setEnd(text.length())
            .setText(text)
            .setSentences(List.of(0))
            .build();
    return new ConsumerRecord<>(
        "quotes",
        0,
        0,
        key.getBytes(StandardCharsets.UTF_8),
        topic.value().serializer().serialize("quotes", quote));
  }

  private static ConsumerRecord<byte[], byte[]> tombstone(String key) {
    return new ConsumerRecord<>("quotes", 0, 0, key.getBytes(StandardCharsets.UTF_8), null);
  }
}
