package nl.aldus.enricher.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.FunctionCounter;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NonNegativeRegistryTest {

  private final NonNegativeRegistry registry = new NonNegativeRegistry();

  @Test
  void doesNotKnowACounterBelowZeroUntilItIsAboveAgain() {
    AtomicInteger openFiles = new AtomicInteger(-2);
    FunctionCounter.builder("open.files.total", openFiles, AtomicInteger::get).register(registry);
    registry.counter("articles").increment();

    assertThat(registry.scrape()).contains("articles_total 1.0").contains("open_files_total NaN");

    openFiles.set(3);
    assertThat(registry.scrape()).contains("articles_total 1.0").contains("open_files_total 3.0");
  }
}
