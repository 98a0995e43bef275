package nl.aldus.enricher.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.ToDoubleFunction;
import nl.aldus.enricher.lag.PartitionLag;

/**
 * Lag of consumer groups as gauges, under the names that dashboards for kafka-lag-exporter ({@code
 * kafka_consumergroup_group_lag}, {@code …_seconds}) and for kafka_exporter ({@code
 * kafka_consumergroup_lag}) expect. A partition without a committed offset has no gauge.
 */
final class LagGauges {

  private final List<Gauge> gauges;

  LagGauges(MeterRegistry registry) {
    this.gauges =
        List.of(
            gauge(
                registry,
                "kafka.consumergroup.group.lag",
                "Records between committed offset and log end",
                lag -> lag.reading().records()),
            gauge(
                registry,
                "kafka.consumergroup.group.lag.seconds",
                "Age of the record at the committed offset",
                lag -> lag.reading().age().toMillis() / 1000.0),
            gauge(
                registry,
                "kafka.consumergroup.lag",
                "Records between committed offset and log end",
                lag -> lag.reading().records()),
            gauge(
                registry,
                "kafka.consumergroup.group.offset",
                "Committed offset",
                lag -> lag.reading().committed()),
            gauge(
                registry,
                "kafka.partition.latest.offset",
                "End of the log",
                lag -> lag.reading().logEnd()),
            gauge(
                registry,
                "kafka.partition.earliest.offset",
                "First offset of the log",
                lag -> lag.reading().logStart()),
            gauge(
                registry,
                "aldus.consumergroup.status",
                "0 OK, 1 WARN, 2 STOP, 3 STALL, 4 REWIND",
                lag -> lag.status().level()),
            gauge(
                registry,
                "aldus.consumergroup.retention.used.ratio",
                "Share of the retention that the oldest unread record has behind it",
                PartitionLag::retentionUsed));
  }

  void update(List<PartitionLag> lags) {
    for (Gauge gauge : gauges) {
      gauge.rows.register(
          lags.stream().map(lag -> Row.of(tags(lag), lag, gauge.value)).toList(), true);
    }
  }

  private static Gauge gauge(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<PartitionLag> value) {
    return new Gauge(MultiGauge.builder(name).description(description).register(registry), value);
  }

  /** Both families of dashboards: one says {@code group}, the other {@code consumergroup}. */
  private static Tags tags(PartitionLag lag) {
    return Tags.of(
        "group", lag.reading().group(),
        "consumergroup", lag.reading().group(),
        "topic", lag.reading().partition().topic(),
        "partition", String.valueOf(lag.reading().partition().partition()));
  }

  private record Gauge(MultiGauge rows, ToDoubleFunction<PartitionLag> value) {}
}
