package nl.aldus.enricher.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TolerantRegistryTest {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, new TolerantRegistry(), Clock.SYSTEM);

  @Test
  void leavesOutACounterBelowZeroUntilItIsAboveAgain() {
    AtomicInteger openFiles = new AtomicInteger(-2);
    FunctionCounter.builder("open.files.total", openFiles, AtomicInteger::get).register(registry);
    registry.counter("articles").increment();

    assertThat(registry.scrape()).contains("articles_total 1.0").doesNotContain("open_files");

    openFiles.set(3);
    assertThat(registry.scrape()).contains("articles_total 1.0").contains("open_files_total 3.0");
  }

  @Test
  void forgetsWhatIsRemovedAndTakesItAgain() {
    registry.remove(registry.counter("articles"));
    assertThat(registry.scrape()).doesNotContain("articles_total");

    registry.counter("articles").increment();
    assertThat(registry.scrape()).containsOnlyOnce("articles_total 1.0");
  }
}
