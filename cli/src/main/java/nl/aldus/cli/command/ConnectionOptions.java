package nl.aldus.cli.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import nl.aldus.cli.cluster.Connection;
import nl.aldus.cli.failure.CommandException;
import nl.aldus.enricher.config.EnricherConfig;
import nl.aldus.schemas.registry.RegistryConfig;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The cluster, for commands that are its clients. */
public final class ConnectionOptions {

  private static final String KAFKA = "kafka.";

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description =
          "Properties file for this command's clients alone, with the names that Kafka's own tools"
              + " use: security.protocol, basic.auth.user.info …")
  private Path commandConfig;

  /**
   * What the options come to.
   *
   * @throws CommandException if the file of settings cannot be read
   */
  Connection connection() {
    Map<String, String> own = commandConfig == null ? Map.of() : read(commandConfig);
    Map<String, String> defaults = new HashMap<>();
    // A person waits for the answer.
    defaults.put(RegistryConfig.MAX_RETRIES, "1");
    put(defaults, ClusterOptions.BROKERS, own.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    put(defaults, ClusterOptions.REGISTRIES, own.get(RegistryConfig.URL));
    EnricherConfig config = cluster.clientConfig(defaults);

    Map<String, String> settings = new LinkedHashMap<>(config.registry().values());
    settings.putAll(clients(config.kafka().values()));
    settings.putAll(own);
    settings.putAll(clients(below(KAFKA, cluster.flags())));
    return new Connection(
        config.kafka().values().get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG),
        config.registry().values().get(RegistryConfig.URL),
        config.topics(),
        settings);
  }

  /** The data directory of the aldus demo or dev to connect to. */
  Path dataDirectory() {
    return cluster.dataDirectory();
  }

  /** Those settings that every client has: what is meant for the enricher's own is not for us. */
  private static Map<String, String> clients(Map<String, String> settings) {
    Map<String, String> common = new HashMap<>(settings);
    common.keySet().retainAll(AdminClientConfig.configNames());
    return common;
  }

  private static Map<String, String> below(String prefix, Map<String, String> settings) {
    Map<String, String> below = new HashMap<>();
    settings.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            below.put(key.substring(prefix.length()), value);
          }
        });
    return below;
  }

  private static void put(Map<String, String> settings, String key, String value) {
    if (value != null && !value.isBlank()) {
      settings.put(key, value.strip());
    }
  }

  private static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandException(
          "The settings in "
              + file
              + " cannot be read"
              + (Files.exists(file) ? ": it is no properties file." : ": it does not exist."),
          e);
    }
    Map<String, String> settings = new HashMap<>();
    properties.stringPropertyNames().forEach(k -> settings.put(k, properties.getProperty(k)));
    return settings;
  }
}
