package nl.aldus.enricher.web.page;

import com.sun.net.httpserver.HttpHandler;
import java.util.HashMap;
import java.util.Map;
import nl.aldus.enricher.Enricher;
import nl.aldus.enricher.health.Health;
import nl.aldus.enricher.health.Health.Tasks;
import nl.aldus.enricher.health.Surroundings;
import nl.aldus.enricher.metrics.EnricherMetrics;
import nl.aldus.enricher.web.WebAddress;
import nl.aldus.enricher.web.WebException;
import nl.aldus.enricher.web.WebServer;
import nl.aldus.extractor.Extractor;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.ThreadMetadata;

/** The page, the metrics and the health of an enricher, served together. Thread-safe. */
public final class Website implements AutoCloseable {

  private final Page page;
  private final Surroundings surroundings;
  private final WebServer server;

  private Website(Page page, Surroundings surroundings, WebServer server) {
    this.page = page;
    this.surroundings = surroundings;
    this.server = server;
  }

  /**
   * Starts to serve. The metrics are told of the lag that the page reads, and of Kafka Streams' own
   * figures once it runs.
   *
   * @param enricher started or not; it stays with the caller
   * @param extractor reads pasted articles
   * @param metrics those that the enricher was made with; they stay with the caller
   * @throws WebException if the address is taken
   */
  public static Website start(
      Enricher enricher, Extractor extractor, EnricherMetrics metrics, WebAddress address) {
    enricher.onState(state -> bind(state, enricher, metrics));
    bind(enricher.state(), enricher, metrics);
    Surroundings surroundings = new Surroundings(enricher.config());
    Page page = new Page(enricher, extractor, metrics);
    Health health = new Health(enricher::state, () -> tasks(enricher), surroundings::obstacles);
    Map<String, HttpHandler> handlers = new HashMap<>(page.handlers());
    handlers.putAll(metrics.handlers());
    handlers.putAll(health.handlers());
    try {
      return new Website(page, surroundings, WebServer.start(address, handlers));
    } catch (RuntimeException e) {
      surroundings.close();
      page.close();
      throw e;
    }
  }

  private static void bind(State state, Enricher enricher, EnricherMetrics metrics) {
    if (state == State.RUNNING) {
      metrics.bind(enricher.streams());
    }
  }

  private static Tasks tasks(Enricher enricher) {
    int active = 0;
    int standby = 0;
    for (ThreadMetadata thread : enricher.streams().metadataForLocalThreads()) {
      active += thread.activeTasks().size();
      standby += thread.standbyTasks().size();
    }
    return new Tasks(active, standby);
  }

  /** Where a browser finds the page. */
  public String url() {
    return server.url();
  }

  @Override
  public void close() {
    server.close();
    surroundings.close();
    page.close();
  }
}
