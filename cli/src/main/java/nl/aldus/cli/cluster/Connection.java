package nl.aldus.cli.cluster;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import nl.aldus.cli.failure.CommandException;
import nl.aldus.schemas.registry.RegistryClient;
import nl.aldus.schemas.registry.RegistryConfig;
import nl.aldus.schemas.registry.RegistryException;
import nl.aldus.schemas.topic.TopicNames;
import nl.aldus.schemas.topic.Topics;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;

/**
 * Where the cluster and the registry are, and how to speak to them. Immutable.
 *
 * @param bootstrapServers {@code host:port}, several divided by commas
 * @param schemaRegistryUrl base address of the Confluent API, several divided by commas
 * @param topicNames what the topics of the contract are called there
 * @param properties further settings of Kafka's clients and of the registry's (TLS, SASL …); may
 *     hold secrets, so they are never shown
 */
public record Connection(
    String bootstrapServers,
    String schemaRegistryUrl,
    TopicNames topicNames,
    Map<String, String> properties) {

  private static final int ANSWER_SECONDS = 6;

  public Connection {
    requireNonNull(bootstrapServers, "bootstrapServers");
    requireNonNull(schemaRegistryUrl, "schemaRegistryUrl");
    requireNonNull(topicNames, "topicNames");
    properties = Map.copyOf(properties);
  }

  /** Settings for a Kafka client. */
  public Map<String, Object> clientSettings() {
    Map<String, Object> settings = new HashMap<>(properties);
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.putIfAbsent(CommonClientConfigs.CLIENT_ID_CONFIG, "aldus");
    return settings;
  }

  /** Settings for the registry's client and the serdes. */
  public Map<String, Object> registrySettings() {
    Map<String, Object> settings = new HashMap<>(properties);
    settings.put(RegistryConfig.URL, schemaRegistryUrl);
    settings.putIfAbsent(RegistryConfig.MAX_RETRIES, 1);
    return settings;
  }

  /** The topics of the contract with their serdes. */
  public Topics topics() {
    return telling(() -> Topics.of(topicNames, registrySettings()));
  }

  /** A client of the registry. */
  public RegistryClient registry() {
    return telling(() -> RegistryClient.of(registrySettings()));
  }

  /**
   * Makes sure that a broker answers.
   *
   * @return a client of the cluster, for the caller to close
   * @throws CommandException if none answers within {@value #ANSWER_SECONDS} seconds
   */
  public Admin requireBroker() throws InterruptedException {
    Admin admin = admin();
    boolean answered = false;
    try {
      admin.describeCluster().nodes().get(ANSWER_SECONDS, TimeUnit.SECONDS);
      answered = true;
      return admin;
    } catch (TimeoutException e) {
      throw noBroker("", e);
    } catch (ExecutionException e) {
      throw noBroker(" (" + e.getCause().getMessage() + ")", e);
    } finally {
      if (!answered) {
        admin.close(Duration.ZERO);
      }
    }
  }

  private Admin admin() {
    try {
      return telling(() -> Admin.create(clientSettings()));
    } catch (CommandException e) {
      if (String.valueOf(e.getMessage()).contains("No resolvable bootstrap urls")) {
        throw noBroker(" (there is no such host)", e);
      }
      throw e;
    }
  }

  /**
   * Makes sure that a registry answers.
   *
   * @throws CommandException if none does, or it lets us not in
   */
  public RegistryClient requireRegistry() {
    RegistryClient client = registry();
    try {
      client.subjects();
      return client;
    } catch (RegistryException e) {
      throw failed(e);
    }
  }

  /** The sentence for a registry that does not do what was asked. */
  public CommandException failed(RegistryException e) {
    return switch (e.reason()) {
      case UNREACHABLE ->
          new CommandException(
              "No schema registry answers at "
                  + shownRegistryUrl()
                  + "; start one (aldus dev has one), or say where it is with"
                  + " --schema-registry-url or SCHEMA_REGISTRY_URL.",
              e);
      case UNAUTHORIZED ->
          new CommandException(
              "The schema registry at "
                  + shownRegistryUrl()
                  + " refuses the credentials; give basic.auth.user.info in the file of"
                  + " --config.",
              e);
      case UNINTELLIGIBLE ->
          new CommandException(
              "What answers at "
                  + shownRegistryUrl()
                  + " does not speak the schema registry's language; check"
                  + " --schema-registry-url (Apicurio's ends in /apis/ccompat/v7).",
              e);
      case INCOMPATIBLE ->
          new CommandException(
              "The schema registry at "
                  + shownRegistryUrl()
                  + " has schemas that are not compatible with this version of Aldus; see 'aldus"
                  + " schemas check'.",
              e);
      case NOT_FOUND, REJECTED ->
          new CommandException("The schema registry refuses: " + e.getMessage(), e);
    };
  }

  /** Without user and password, which may stand before the host. */
  private String shownRegistryUrl() {
    return schemaRegistryUrl.replaceAll("//[^/,]*@", "//");
  }

  private CommandException noBroker(String detail, Exception cause) {
    return new CommandException(
        "No Kafka broker answers at "
            + bootstrapServers
            + detail
            + "; start one (aldus dev), or say where it is with --bootstrap-servers or"
            + " KAFKA_BOOTSTRAP_SERVERS.",
        cause);
  }

  private <T> T telling(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (ConfigException e) {
      throw new CommandException(
          "The settings for Kafka or the schema registry are wrong: " + e.getMessage() + ".", e);
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new CommandException(
          "The settings for Kafka or the schema registry are wrong: " + cause.getMessage() + ".",
          e);
    }
  }
}
