package nl.aldus.enricher.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import nl.aldus.enricher.failure.UnextractableArticles;
import nl.aldus.enricher.failure.UnreadableArticles;
import nl.aldus.enricher.web.WebAddress;
import nl.aldus.schemas.topic.TopicNames;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.streams.StreamsConfig;

/**
 * All that the enricher can be told. The keys, their meaning, their defaults and the order of the
 * sources stand in {@code reference.properties}.
 *
 * @param applicationId what all instances that share the work have in common
 * @param topics names of the topics
 * @param limits what is too large
 * @param lifecycle start and stop
 * @param web where the page, the metrics and the health are served; nothing if they are not
 * @param lagGroups what the name of a consumer group must match for its lag to be told; that of the
 *     enricher's own always is
 * @param registry settings of the schema registry and the serde
 * @param kafka settings of Kafka Streams and its clients
 */
public record EnricherConfig(
    String applicationId,
    TopicNames topics,
    Limits limits,
    Lifecycle lifecycle,
    Optional<WebAddress> web,
    Pattern lagGroups,
    ClientSettings registry,
    ClientSettings kafka) {

  private static final String MAX_REQUEST_SIZE = "producer.max.request.size";

  /** Kafka's settings that the enricher depends on. */
  private static final List<String> OURS =
      List.of(
          StreamsConfig.APPLICATION_ID_CONFIG,
          StreamsConfig.DEFAULT_CLIENT_SUPPLIER_CONFIG,
          StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
          StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
          StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
          StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG);

  public EnricherConfig {
    requireNonNull(topics, "topics");
    if (!applicationId.matches("[a-zA-Z0-9._-]{1,100}")) {
      throw new InvalidConfigException(
          "application.id must be 1 to 100 letters, digits, dots, hyphens or underscores, not \""
              + applicationId
              + "\"");
    }
    for (String key : OURS) {
      if (kafka.values().containsKey(key)) {
        throw new InvalidConfigException(
            "kafka."
                + key
                + " cannot be set: the enricher depends on it"
                + (key.equals(StreamsConfig.APPLICATION_ID_CONFIG) ? "; use application.id" : ""));
      }
    }
    String largest = kafka.values().getOrDefault(MAX_REQUEST_SIZE, "");
    if (largest.matches("\\d{1,9}") && Integer.parseInt(largest) <= limits.maxRecordBytes()) {
      throw new InvalidConfigException(
          "max.record.bytes="
              + limits.maxRecordBytes()
              + " must be below kafka."
              + MAX_REQUEST_SIZE
              + "="
              + largest);
    }
  }

  /**
   * Reads the configuration from its sources, the strongest first.
   *
   * @param flags settings by key, as given on the command line
   * @param environment environment variables by name
   * @param file a properties file
   * @throws InvalidConfigException if the file cannot be read, or a key or value is wrong
   */
  public static EnricherConfig read(
      Map<String, String> flags, Map<String, String> environment, Optional<Path> file) {
    return read(flags, environment, file, Map.of());
  }

  /**
   * As {@link #read(Map, Map, Optional)}, with other defaults than the reference's for some keys.
   *
   * @param defaults settings by key that count where no source gives the key
   */
  public static EnricherConfig read(
      Map<String, String> flags,
      Map<String, String> environment,
      Optional<Path> file,
      Map<String, String> defaults) {
    return of(Settings.of(flags, environment, file, defaults));
  }

  /**
   * The defaults, with some settings given by key.
   *
   * @throws InvalidConfigException if a key or value is wrong
   */
  public static EnricherConfig of(Map<String, String> settings) {
    return read(settings, Map.of(), Optional.empty());
  }

  static EnricherConfig of(Settings settings) {
    // Clients would fail without them, in words that name neither key nor file.
    settings.text("kafka.bootstrap.servers");
    settings.text("schema.registry.url");
    return new EnricherConfig(
        settings.text("application.id"),
        topics(settings),
        new Limits(settings.number("max.text.length"), settings.number("max.record.bytes")),
        new Lifecycle(
            settings.duration("start.timeout"),
            settings.duration("stop.timeout"),
            settings.number("max.thread.failures")),
        web(settings),
        lagGroups(settings),
        new ClientSettings(registry(settings)),
        new ClientSettings(settings.below(Settings.KAFKA)));
  }

  /** What Kafka Streams is started with. */
  public Properties streams() {
    Properties properties = new Properties();
    properties.putAll(kafka.values());
    properties.putIfAbsent(
        StreamsConfig.NUM_STREAM_THREADS_CONFIG,
        String.valueOf(Runtime.getRuntime().availableProcessors()));
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    properties.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, topics.deadLetters());
    properties.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableArticles.class);
    properties.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, UnextractableArticles.class);
    return properties;
  }

  private static TopicNames topics(Settings settings) {
    try {
      return new TopicNames(
          settings.text("topics.articles"),
          settings.text("topics.sentences"),
          settings.text("topics.entities"),
          settings.text("topics.quotes"),
          settings.text("topics.enriched-articles"),
          settings.text("topics.dead-letters"),
          settings.text("topics.knowledge-base"));
    } catch (InvalidTopicException e) {
      throw new InvalidConfigException("topics: " + e.getMessage(), e);
    }
  }

  private static Optional<WebAddress> web(Settings settings) {
    if (settings.optional("web.port").isEmpty()) {
      return Optional.empty();
    }
    String host = settings.text("web.host");
    Optional<String> token = settings.optional("web.token");
    try {
      return Optional.of(new WebAddress(host, settings.number("web.port"), token));
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(e.getMessage(), e);
    }
  }

  private static Pattern lagGroups(Settings settings) {
    try {
      return Pattern.compile(settings.text("lag.groups"));
    } catch (PatternSyntaxException e) {
      throw new InvalidConfigException(
          "lag.groups is no regular expression: " + e.getDescription(), e);
    }
  }

  private static Map<String, String> registry(Settings settings) {
    Map<String, String> registry = new HashMap<>(settings.below(Settings.SERDE));
    settings
        .below(Settings.REGISTRY_TLS)
        .forEach((key, value) -> registry.put(Settings.REGISTRY_TLS + key, value));
    for (String key :
        List.of(
            "schema.registry.url",
            "auto.register.schemas",
            "basic.auth.credentials.source",
            "basic.auth.user.info",
            "bearer.auth.credentials.source",
            "bearer.auth.token",
            "http.connect.timeout.ms",
            "http.read.timeout.ms",
            "max.retries",
            "retries.wait.ms",
            "retries.max.wait.ms",
            "value.serde.class")) {
      settings.optional(key).ifPresent(value -> registry.put(key, value));
    }
    return registry;
  }
}
