package nl.aldus.cli.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import nl.aldus.cli.cluster.Connection;
import nl.aldus.cli.data.DataDirectory;
import nl.aldus.cli.data.DataDirectory.Addresses;
import nl.aldus.cli.failure.CommandException;
import nl.aldus.schemas.registry.RegistryConfig;
import org.apache.kafka.clients.CommonClientConfigs;
import picocli.CommandLine.Option;

/**
 * Where the cluster is. For each address: the flag, else the environment, else the aldus demo or
 * aldus dev that runs on this directory's data, else the conventional default.
 */
public final class ConnectionOptions {

  static final String DEFAULT_BOOTSTRAP_SERVERS = "localhost:9092";
  static final String DEFAULT_SCHEMA_REGISTRY_URL = "http://localhost:8081";

  private static final String BROKERS = CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG;
  private static final String REGISTRIES = RegistryConfig.URL;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS}",
      description =
          "Kafka brokers, divided by commas (KAFKA_BOOTSTRAP_SERVERS). Default: the aldus demo or"
              + " dev that runs on this data directory, else "
              + DEFAULT_BOOTSTRAP_SERVERS
              + ".")
  private String bootstrapServers;

  @Option(
      names = "--schema-registry-url",
      paramLabel = "URL",
      defaultValue = "${env:SCHEMA_REGISTRY_URL}",
      description =
          "Schema registries, divided by commas (SCHEMA_REGISTRY_URL). Default: as for the brokers,"
              + " else "
              + DEFAULT_SCHEMA_REGISTRY_URL
              + ".")
  private String schemaRegistryUrl;

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description =
          "Properties file with more settings for Kafka's clients and the registry's: TLS, SASL,"
              + " basic.auth.user.info … Keep secrets here, not on the command line.")
  private Path commandConfig;

  @Option(
      names = {"-X", "--property"},
      paramLabel = "KEY=VALUE",
      description = "One such setting; wins over the file. May be repeated.")
  private Map<String, String> properties = new LinkedHashMap<>();

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "${env:ALDUS_DATA_DIR:-.aldus}",
      description =
          "Data directory of the aldus demo or dev to connect to (ALDUS_DATA_DIR). Default:"
              + " ${DEFAULT-VALUE}.")
  private Path dataDirectory;

  /**
   * What the options come to.
   *
   * @throws CommandException if the file of settings cannot be read
   */
  Connection connection() {
    Map<String, String> settings = new LinkedHashMap<>();
    if (commandConfig != null) {
      read(commandConfig).forEach((key, value) -> settings.put((String) key, (String) value));
    }
    settings.putAll(properties);
    String brokers = first(bootstrapServers, settings.get(BROKERS));
    String registries = first(schemaRegistryUrl, settings.get(REGISTRIES));
    Optional<Addresses> running =
        brokers == null || registries == null
            ? DataDirectory.running(dataDirectory)
            : Optional.empty();
    return new Connection(
        first(brokers, running.map(Addresses::bootstrapServers), DEFAULT_BOOTSTRAP_SERVERS),
        first(registries, running.map(Addresses::schemaRegistryUrl), DEFAULT_SCHEMA_REGISTRY_URL),
        settings);
  }

  /** What an option or variable gives, else what the further settings give; may be null. */
  private static String first(String given, String setting) {
    return given != null && !given.isBlank() ? given : setting;
  }

  private static String first(String given, Optional<String> running, String convention) {
    return given != null && !given.isBlank() ? given.strip() : running.orElse(convention);
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
      return properties;
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandException(
          "The settings in "
              + file
              + " cannot be read"
              + (Files.exists(file) ? ": it is no properties file." : ": it does not exist."),
          e);
    }
  }
}
