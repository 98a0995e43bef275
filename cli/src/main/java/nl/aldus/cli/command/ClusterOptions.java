package nl.aldus.cli.command;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.aldus.cli.data.DataDirectory;
import nl.aldus.enricher.config.EnricherConfig;
import nl.aldus.enricher.config.InvalidConfigException;
import picocli.CommandLine.Option;

/**
 * Where the cluster is, what its topics are called and how to speak to it; the same for all
 * commands. Each setting comes from its flag, else {@code -X}, else the environment, else the file
 * of {@code --config}, else the aldus demo or dev that runs on the data directory, else the
 * reference.
 */
public final class ClusterOptions {

  static final String BROKERS = "kafka.bootstrap.servers";
  static final String REGISTRIES = "schema.registry.url";

  /** Without a value, no page is served, and where it would be does not matter. */
  private static final String PAGE = "web.port";

  /**
   * Variables that count as not set when they are empty, as scripts and compose files leave them.
   */
  private static final List<String> ADDRESSES =
      List.of("KAFKA_BOOTSTRAP_SERVERS", "SCHEMA_REGISTRY_URL");

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description =
          "Kafka brokers, divided by commas (KAFKA_BOOTSTRAP_SERVERS). Default: the aldus demo or"
              + " dev that runs on this data directory, else localhost:9092.")
  private String bootstrapServers;

  @Option(
      names = "--schema-registry-url",
      paramLabel = "URL",
      description =
          "Schema registries, divided by commas (SCHEMA_REGISTRY_URL). Default: as for the brokers,"
              + " else http://localhost:8081.")
  private String schemaRegistryUrl;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Properties file with settings, the same for all commands: names of topics, TLS, SASL …"
              + " Keep secrets here, not on the command line.")
  private Path config;

  @Option(
      names = {"-X", "--property"},
      paramLabel = "KEY=VALUE",
      description =
          "One such setting, such as topics.quotes=citaten or kafka.security.protocol=SSL; wins"
              + " over environment and file. May be repeated.")
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
   * What all the sources come to.
   *
   * @throws InvalidConfigException if a key or value is wrong, or the file cannot be read
   */
  EnricherConfig config() {
    return config(Map.of(), Map.of());
  }

  /**
   * What all the sources come to for a client, which serves no page, wherever the enrichers that
   * share the file serve theirs.
   *
   * @param defaults settings by key that win over the reference's and over what runs here
   * @throws InvalidConfigException if a key or value is wrong, or the file cannot be read
   */
  EnricherConfig clientConfig(Map<String, String> defaults) {
    return config(defaults, Map.of(PAGE, ""));
  }

  private EnricherConfig config(Map<String, String> defaults, Map<String, String> overrides) {
    Map<String, String> weakest = new HashMap<>();
    DataDirectory.running(dataDirectory)
        .ifPresent(
            running -> {
              weakest.put(BROKERS, running.bootstrapServers());
              weakest.put(REGISTRIES, running.schemaRegistryUrl());
            });
    weakest.putAll(defaults);
    Map<String, String> environment = new HashMap<>(System.getenv());
    ADDRESSES.forEach(name -> environment.computeIfPresent(name, (n, v) -> v.isBlank() ? null : v));
    Map<String, String> strongest = flags();
    strongest.putAll(overrides);
    return EnricherConfig.read(strongest, environment, Optional.ofNullable(config), weakest);
  }

  /** What is given on the command line, by key. */
  Map<String, String> flags() {
    Map<String, String> flags = new LinkedHashMap<>(properties);
    put(flags, BROKERS, bootstrapServers);
    put(flags, REGISTRIES, schemaRegistryUrl);
    return flags;
  }

  Path dataDirectory() {
    return dataDirectory;
  }

  private static void put(Map<String, String> flags, String key, String value) {
    if (value != null && !value.isBlank()) {
      flags.put(key, value);
    }
  }
}
