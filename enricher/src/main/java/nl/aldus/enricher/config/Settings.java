package nl.aldus.enricher.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Keys and values from all sources, the strongest on top: flags, environment, file, {@code
 * reference.properties}. The reference is also the list of the keys that there are.
 */
final class Settings {

  static final String KAFKA = "kafka.";
  static final String REGISTRY_TLS = "schema.registry.ssl.";
  static final String SERDE = "serde.";

  private static final String ENVIRONMENT = "ALDUS_ENRICHER_";
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)");
  private static final Map<String, String> REFERENCE = reference();

  private final Map<String, String> values;
  private final Set<String> read = new HashSet<>();

  private Settings(Map<String, String> values) {
    this.values = values;
  }

  /**
   * @throws InvalidConfigException if the file cannot be read, or a key is unknown
   */
  static Settings of(
      Map<String, String> flags,
      Map<String, String> environment,
      Optional<Path> file,
      Map<String, String> defaults) {
    Map<String, String> values = new TreeMap<>(REFERENCE);
    values.putAll(known(defaults, "the defaults"));
    file.ifPresent(path -> values.putAll(known(file(path), path.toString())));
    values.putAll(fromEnvironment(environment));
    values.putAll(known(flags, "the flags"));
    values.values().removeIf(String::isBlank);
    return new Settings(values);
  }

  /** Every key in the reference file, with its default. */
  static Map<String, String> reference() {
    Properties properties = new Properties();
    try (InputStream in = Settings.class.getResourceAsStream("reference.properties")) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("reference.properties cannot be read", e);
    }
    return strings(properties);
  }

  /** The keys that have been asked for so far. */
  Set<String> read() {
    return read;
  }

  /** A value that must be there. */
  String text(String key) {
    return optional(key).orElseThrow(() -> new InvalidConfigException(key + " must have a value"));
  }

  /** A value, if there is one that is not blank. */
  Optional<String> optional(String key) {
    read.add(key);
    return Optional.ofNullable(values.get(key)).map(String::strip);
  }

  int number(String key) {
    String text = text(key);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new InvalidConfigException(key + " must be a whole number, not " + text);
    }
  }

  Duration duration(String key) {
    String text = text(key);
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new InvalidConfigException(
          key + " must be a duration such as 500ms, 15s, 5m or 1h, not " + text);
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  /** All values below a prefix, by the rest of their keys. */
  Map<String, String> below(String prefix) {
    Map<String, String> below = new HashMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            below.put(key.substring(prefix.length()), value.strip());
          }
        });
    REFERENCE.keySet().stream().filter(key -> key.startsWith(prefix)).forEach(read::add);
    return below;
  }

  private static Map<String, String> file(Path path) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      throw new InvalidConfigException("there is no configuration file " + path, e);
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidConfigException(
          "configuration file "
              + path
              + " cannot be read ("
              + e.getMessage()
              + "); it must be a properties file in UTF-8",
          e);
    }
    return strings(properties);
  }

  private static Map<String, String> strings(Properties properties) {
    Map<String, String> strings = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> strings.put(key, properties.getProperty(key)));
    return strings;
  }

  private static Map<String, String> known(Map<String, String> settings, String where) {
    for (String key : settings.keySet()) {
      if (!isKnown(key)) {
        throw new InvalidConfigException(
            "unknown key \""
                + key
                + "\" in "
                + where
                + "; the nearest that there is is \""
                + nearest(key)
                + "\"");
      }
    }
    return settings;
  }

  private static boolean isKnown(String key) {
    return REFERENCE.containsKey(key)
        || isBelow(key, KAFKA)
        || isBelow(key, REGISTRY_TLS)
        || isBelow(key, SERDE);
  }

  private static boolean isBelow(String key, String prefix) {
    return key.startsWith(prefix) && key.length() > prefix.length();
  }

  /**
   * What the environment sets. Variables with our own prefix must be known; those of Kafka and the
   * registry are shared with other programs, so what does not concern a client is passed over.
   */
  private static Map<String, String> fromEnvironment(Map<String, String> environment) {
    Map<String, String> settings = new HashMap<>();
    Map<String, String> keys = new HashMap<>();
    REFERENCE.keySet().forEach(key -> keys.put(variable(key), key));
    clientKeys().forEach(key -> keys.putIfAbsent(variable(key), key));
    environment.forEach(
        (name, value) -> {
          String key = keys.get(name);
          if (key != null) {
            settings.put(key, value);
          } else if (name.startsWith(ENVIRONMENT)) {
            throw new InvalidConfigException(
                "unknown environment variable "
                    + name
                    + "; the nearest that there is is "
                    + variable(nearest(name.substring(ENVIRONMENT.length()).replace('_', '.'))));
          }
        });
    return settings;
  }

  /** The environment variable of a key. */
  private static String variable(String key) {
    boolean shared = key.startsWith(KAFKA) || key.startsWith("schema.registry.");
    String name = key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    return shared ? name : ENVIRONMENT + name;
  }

  private static Set<String> clientKeys() {
    Set<String> names = new HashSet<>(StreamsConfig.configDef().names());
    names.addAll(ConsumerConfig.configNames());
    names.addAll(ProducerConfig.configNames());
    names.addAll(AdminClientConfig.configNames());
    Set<String> keys = new HashSet<>();
    for (String name : names) {
      keys.add(KAFKA + name);
      if (name.startsWith("ssl.")) {
        keys.add("schema.registry." + name);
      }
    }
    return keys;
  }

  private static String nearest(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return REFERENCE.keySet().stream()
        .min(Comparator.comparingInt(known -> distance(lower, known)))
        .orElseThrow();
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
