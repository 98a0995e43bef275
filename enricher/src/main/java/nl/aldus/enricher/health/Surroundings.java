package nl.aldus.enricher.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.aldus.enricher.config.EnricherConfig;
import nl.aldus.schemas.registry.RegistryClient;
import nl.aldus.schemas.registry.RegistryException;
import nl.aldus.schemas.serde.RegistryAvroSerde;
import nl.aldus.schemas.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Looks again and again whether what the enricher needs is there: the broker, its topics and the
 * registry. Probes are told what was seen last, so that they never wait. Thread-safe.
 */
public final class Surroundings implements AutoCloseable {

  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final List<String> topics;
  private final String servers;
  private final Admin admin;
  private final Optional<RegistryClient> registry;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "aldus-health");
            thread.setDaemon(true);
            return thread;
          });

  private volatile List<String> obstacles = List.of();

  /** Starts to look. */
  public Surroundings(EnricherConfig config) {
    StreamsConfig streams = new StreamsConfig(config.streams());
    this.topics = config.topics().all();
    this.servers = String.join(",", streams.getList(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG));
    this.registry = registry(config.registry().values());
    this.admin = Admin.create(streams.getAdminConfigs(config.applicationId() + "-health"));
    var unused =
        timer.scheduleWithFixedDelay(this::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What is not there, a sentence each without its end; empty if all is. */
  public List<String> obstacles() {
    return obstacles;
  }

  private static Optional<RegistryClient> registry(Map<String, String> settings) {
    if (!RegistryAvroSerde.class.getName().equals(settings.get(Topics.VALUE_SERDE))) {
      return Optional.empty(); // Another serde may have another kind of registry, or none.
    }
    Map<String, String> impatient = new HashMap<>(settings);
    impatient.put("http.connect.timeout.ms", String.valueOf(PATIENCE.toMillis()));
    impatient.put("http.read.timeout.ms", String.valueOf(PATIENCE.toMillis()));
    impatient.put("max.retries", "0");
    return Optional.of(RegistryClient.of(impatient));
  }

  private void look() {
    List<String> seen = new ArrayList<>();
    try {
      List<String> missing = MissingTopics.of(admin, topics, PATIENCE);
      if (!missing.isEmpty()) {
        seen.add(MissingTopics.sentence(missing, servers));
      }
    } catch (ExecutionException e) {
      seen.add("the topics on " + servers + " cannot be looked up: " + e.getCause().getMessage());
    } catch (TimeoutException e) {
      seen.add("no Kafka broker answers at " + servers);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (RuntimeException e) {
      // Nothing may end the timer.
      seen.add("the topics on " + servers + " cannot be looked up: " + e.getMessage());
    }
    try {
      registry.ifPresent(RegistryClient::compatibility);
    } catch (RegistryException e) {
      // A registry that refuses to tell this is up.
      if (e.reason() == RegistryException.Reason.UNREACHABLE) {
        seen.add(e.getMessage());
      }
    } catch (RuntimeException e) {
      seen.add("the schema registry cannot be asked: " + e.getMessage());
    }
    obstacles = List.copyOf(seen);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    admin.close(Duration.ofSeconds(1));
  }
}
