package nl.aldus.enricher.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.aldus.enricher.metrics.LatencyWindow.Percentiles;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class OutputMeterTest {

  private static final long NOW = 1_700_000_000_000L;

  private final OutputMeter meter =
      new OutputMeter(Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));

  @Test
  void givesPercentilesByNearestRank() {
    meter.records(IntStream.rangeClosed(1, 100).mapToObj(i -> late(i * 10L)).toList(), false);

    assertThat(meter.latency()).contains(new Percentiles(0.5, 0.95, 0.99));
    assertThat(meter.count()).isEqualTo(100);
  }

  @Test
  void doesNotMeasureWhatWasThereBefore() {
    meter.records(List.of(late(5_000)), true);

    assertThat(meter.latency()).isEqualTo(Optional.empty());
    assertThat(meter.count()).isZero();
  }

  @Test
  void takesRecordFromTheFutureForNew() {
    meter.records(List.of(late(-700)), false);

    assertThat(meter.latency()).contains(new Percentiles(0, 0, 0));
  }

  private static ConsumerRecord<byte[], byte[]> late(long millis) {
    return new ConsumerRecord<>(
        "quotes",
        0,
        0,
        NOW - millis,
        TimestampType.CREATE_TIME,
        0,
        0,
        null,
        null,
        new RecordHeaders(),
        Optional.empty());
  }
}
