package nl.aldus.enricher.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.ToDoubleFunction;

/**
 * Tells a counter that is below 0 as NaN, not known. Kafka Streams has one (KAFKA-18495, {@code
 * number-open-files-total} with {@code metrics.recording.level=DEBUG}), and Prometheus' client
 * would refuse it together with every other metric. Thread-safe.
 */
final class NonNegativeRegistry extends PrometheusMeterRegistry {

  NonNegativeRegistry() {
    super(PrometheusConfig.DEFAULT);
  }

  @Override
  protected <T> FunctionCounter newFunctionCounter(
      Meter.Id id, T counted, ToDoubleFunction<T> count) {
    return super.newFunctionCounter(
        id,
        counted,
        what -> {
          double value = count.applyAsDouble(what);
          return value < 0 ? Double.NaN : value;
        });
  }
}
