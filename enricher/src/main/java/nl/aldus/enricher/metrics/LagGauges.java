package nl.aldus.enricher.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.aldus.enricher.lag.GroupLag;
import nl.aldus.enricher.lag.LagReport;
import nl.aldus.enricher.lag.PartitionLag;

/**
 * Lag of consumer groups as gauges, under the names and labels that dashboards for
 * kafka-lag-exporter ({@code kafka_consumergroup_group_lag{group}}) and for kafka_exporter ({@code
 * kafka_consumergroup_lag{consumergroup}}) expect. What is not known has no gauge: a partition
 * without a committed offset, an age that could not be read. Not thread-safe.
 */
final class LagGauges {

  private final MeterRegistry registry;
  private final List<Gauge<PartitionLag>> ofPartitions = new ArrayList<>();
  private final List<Gauge<GroupLag>> ofGroups = new ArrayList<>();

  LagGauges(MeterRegistry registry) {
    this.registry = registry;
    lagExporter();
    kafkaExporter();
    ours();
  }

  private void lagExporter() {
    partition(
        "kafka.consumergroup.group.lag",
        "Records between committed offset and log end",
        LagGauges::group,
        lag -> known(lag.reading().records()));
    partition(
        "kafka.consumergroup.group.lag.seconds",
        "Age of the record at the committed offset",
        LagGauges::group,
        lag -> lag.reading().age().map(LagGauges::seconds));
    partition(
        "kafka.consumergroup.group.offset",
        "Committed offset",
        LagGauges::group,
        lag -> known(lag.reading().committed()));
    partition(
        "kafka.partition.latest.offset",
        "End of the log",
        LagGauges::place,
        lag -> known(lag.reading().logEnd()));
    partition(
        "kafka.partition.earliest.offset",
        "First offset of the log",
        LagGauges::place,
        lag -> known(lag.reading().logStart()));
    together(
        "kafka.consumergroup.group.sum.lag",
        "Records that wait on all partitions",
        lag -> Tags.of("group", lag.group()),
        lag -> known(lag.records()));
    together(
        "kafka.consumergroup.group.max.lag.seconds",
        "Age of the oldest record that waits on any partition",
        lag -> Tags.of("group", lag.group()),
        lag -> lag.age().map(LagGauges::seconds));
  }

  private void kafkaExporter() {
    partition(
        "kafka.consumergroup.lag",
        "Records between committed offset and log end",
        LagGauges::consumerGroup,
        lag -> known(lag.reading().records()));
    partition(
        "kafka.consumergroup.current.offset",
        "Committed offset",
        LagGauges::consumerGroup,
        lag -> known(lag.reading().committed()));
    partition(
        "kafka.topic.partition.current.offset",
        "End of the log",
        LagGauges::place,
        lag -> known(lag.reading().logEnd()));
    partition(
        "kafka.topic.partition.oldest.offset",
        "First offset of the log",
        LagGauges::place,
        lag -> known(lag.reading().logStart()));
    partition(
        "kafka.consumergroup.members",
        "Members of the group",
        lag -> Tags.of("consumergroup", lag.reading().group()),
        lag -> known(lag.reading().members()));
  }

  private void ours() {
    partition(
        "aldus.consumergroup.status",
        "0 OK, 1 WARN, 2 STOP, 3 STALL, 4 REWIND",
        LagGauges::group,
        lag -> known(lag.status().level()));
    partition(
        "aldus.consumergroup.retention.used.ratio",
        "Share of the retention that the oldest unread record has behind it",
        LagGauges::group,
        lag -> known(lag.retentionUsed()));
    together(
        "aldus.consumergroup.catch.up.seconds",
        "Time until nothing waits any more, at the rate at which the lag shrinks",
        lag -> Tags.of("group", lag.group()),
        lag -> lag.timeToCatchUp().map(LagGauges::seconds));
  }

  void update(LagReport report) {
    ofPartitions.forEach(gauge -> gauge.update(report.partitions()));
    ofGroups.forEach(gauge -> gauge.update(report.groups()));
  }

  private void partition(
      String name,
      String description,
      Function<PartitionLag, Tags> tags,
      Function<PartitionLag, Optional<Double>> value) {
    ofPartitions.add(new Gauge<>(rows(name, description), tags, value));
  }

  private void together(
      String name,
      String description,
      Function<GroupLag, Tags> tags,
      Function<GroupLag, Optional<Double>> value) {
    ofGroups.add(new Gauge<>(rows(name, description), tags, value));
  }

  private MultiGauge rows(String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  private static Tags group(PartitionLag lag) {
    return place(lag).and("group", lag.reading().group());
  }

  private static Tags consumerGroup(PartitionLag lag) {
    return place(lag).and("consumergroup", lag.reading().group());
  }

  private static Tags place(PartitionLag lag) {
    return Tags.of(
        "topic", lag.reading().partition().topic(),
        "partition", String.valueOf(lag.reading().partition().partition()));
  }

  private static Optional<Double> known(double value) {
    return Optional.of(value);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static final class Gauge<T> {

    private final MultiGauge rows;
    private final Function<T, Tags> tags;
    private final Function<T, Optional<Double>> value;

    /** What the rows tell now; read by who scrapes. */
    private volatile Map<Tags, Double> values = Map.of();

    Gauge(MultiGauge rows, Function<T, Tags> tags, Function<T, Optional<Double>> value) {
      this.rows = rows;
      this.tags = tags;
      this.value = value;
    }

    void update(List<T> lags) {
      // Several groups tell the same of a partition, and several partitions of a group.
      Map<Tags, Double> known = new HashMap<>();
      for (T lag : lags) {
        value.apply(lag).ifPresent(now -> known.put(tags.apply(lag), now));
      }
      values = known;
      // A row that stays looks its value up and is not registered anew: who scrapes at that moment
      // would find it twice, and the whole answer would fail.
      rows.register(known.keySet().stream().map(this::row).toList(), false);
    }

    private Row<Gauge<T>> row(Tags place) {
      return Row.of(place, this, gauge -> gauge.values.getOrDefault(place, Double.NaN));
    }
  }
}
