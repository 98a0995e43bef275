package nl.aldus.enricher.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves out a metric that cannot be told, instead of all of them. Kafka Streams has a counter that
 * falls below 0 (KAFKA-18495, {@code number-open-files-total} with {@code
 * metrics.recording.level=DEBUG}), which Prometheus' client refuses. Thread-safe.
 */
final class TolerantRegistry extends PrometheusRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(TolerantRegistry.class);

  private final Map<MultiCollector, MultiCollector> tolerant = new ConcurrentHashMap<>();

  @Override
  public void register(MultiCollector collector) {
    super.register(tolerant.computeIfAbsent(collector, Tolerant::new));
  }

  @Override
  public void unregister(MultiCollector collector) {
    MultiCollector registered = tolerant.remove(collector);
    if (registered != null) {
      super.unregister(registered);
    }
  }

  private static final class Tolerant implements MultiCollector {

    private final MultiCollector collector;
    private final AtomicBoolean warned = new AtomicBoolean();

    Tolerant(MultiCollector collector) {
      this.collector = collector;
    }

    @Override
    public MetricSnapshots collect() {
      try {
        return collector.collect();
      } catch (RuntimeException e) {
        if (warned.compareAndSet(false, true)) {
          LOG.warn("/metrics leaves out {}, which cannot be told", names(), e);
        }
        return MetricSnapshots.of();
      }
    }

    private List<String> names() {
      return getMetricFamilyDescriptors().stream().map(d -> d.getMetadata().getName()).toList();
    }

    @Override
    public List<MetricFamilyDescriptor> getMetricFamilyDescriptors() {
      return collector.getMetricFamilyDescriptors();
    }
  }
}
