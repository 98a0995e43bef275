package nl.aldus.enricher;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import nl.aldus.enricher.config.EnricherConfig;
import nl.aldus.enricher.failure.EnricherException;
import nl.aldus.enricher.health.MissingTopics;
import nl.aldus.schemas.registry.RegistryClient;
import nl.aldus.schemas.registry.RegistryException;
import nl.aldus.schemas.serde.RegistryAvroSerde;
import nl.aldus.schemas.topic.TopicNames;
import nl.aldus.schemas.topic.Topics;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Looks, before anything starts, whether everything is there: what would otherwise show as a
 * time-out deep in a client is said in one sentence.
 */
final class Preflight {

  private final EnricherConfig config;
  private final StreamsConfig streams;
  private final String servers;

  Preflight(EnricherConfig config, StreamsConfig streams) {
    this.config = config;
    this.streams = streams;
    this.servers = String.join(",", streams.getList(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG));
  }

  /**
   * @throws EnricherException if something is missing
   */
  void check() throws InterruptedException {
    checkBroker();
    checkRegistry();
  }

  private void checkBroker() throws InterruptedException {
    Map<String, Object> properties = streams.getAdminConfigs(config.applicationId() + "-preflight");
    List<String> missing;
    Admin admin = admin(properties);
    try {
      missing = MissingTopics.of(admin, config.topics().all(), config.lifecycle().startTimeout());
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    } catch (TimeoutException e) {
      throw failed(e);
    } finally {
      admin.close(Duration.ZERO);
    }
    if (!missing.isEmpty()) {
      throw new EnricherException(MissingTopics.sentence(missing, servers), null);
    }
  }

  private Admin admin(Map<String, Object> properties) {
    try {
      return Admin.create(properties);
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new EnricherException(
          "the settings of the Kafka client are wrong: " + cause.getMessage(), e);
    }
  }

  private EnricherException failed(Throwable cause) {
    if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
      return new EnricherException(
          "the broker at "
              + servers
              + " refuses access ("
              + cause.getMessage()
              + "); check kafka.security.protocol, kafka.sasl.jaas.config and the ACLs",
          cause);
    }
    if (cause instanceof TimeoutException
        || cause instanceof org.apache.kafka.common.errors.TimeoutException) {
      return new EnricherException(
          "no Kafka broker answers at "
              + servers
              + " within "
              + config.lifecycle().startTimeout().toSeconds()
              + " s; see that it runs and that kafka.bootstrap.servers is right",
          cause);
    }
    return new EnricherException(
        "the topics on " + servers + " cannot be looked up: " + cause.getMessage(), cause);
  }

  /** The registry must take or have the schemas of what we write. */
  private void checkRegistry() {
    Map<String, String> settings = config.registry().values();
    if (!RegistryAvroSerde.class.getName().equals(settings.get(Topics.VALUE_SERDE))) {
      return; // Another serde may have another kind of registry, or none.
    }
    TopicNames names = config.topics();
    try {
      RegistryClient registry = RegistryClient.of(settings);
      Map<String, Schema> subjects = Topics.subjects(names);
      subjects.remove(names.articles() + "-value");
      subjects.remove(names.knowledgeBase() + "-value");
      boolean register =
          Boolean.parseBoolean(settings.getOrDefault("auto.register.schemas", "true"));
      subjects.forEach(register ? registry::register : registry::idOf);
    } catch (RegistryException e) {
      String advice =
          switch (e.reason()) {
            case NOT_FOUND -> "; register the schemas with 'aldus schemas register'";
            case INCOMPATIBLE -> "; 'aldus schemas check' tries all of them";
            default -> "";
          };
      throw new EnricherException(e.getMessage() + advice, e);
    }
  }
}
