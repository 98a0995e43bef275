package nl.aldus.schemas.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/**
 * How to reach a schema registry, by the names that Confluent's clients use. Immutable; {@code
 * toString} hides what is secret.
 *
 * @param urls where the registry listens, without user info; each is tried in turn
 * @param authorization value of the HTTP header of that name, or null
 * @param tls keys and trusted certificates, or null for those of the JVM
 * @param connectTimeout longest wait for a connection
 * @param readTimeout longest wait for an answer
 * @param maxRetries rounds over all URLs after the first
 * @param retryWait wait before the first retry; it doubles with each
 * @param retryMaxWait longest wait between two retries
 */
public record RegistryConfig(
    List<URI> urls,
    Password authorization,
    SSLContext tls,
    Duration connectTimeout,
    Duration readTimeout,
    int maxRetries,
    Duration retryWait,
    Duration retryMaxWait) {

  public static final String URL = "schema.registry.url";
  public static final String BASIC_AUTH_SOURCE = "basic.auth.credentials.source";
  public static final String BASIC_AUTH_USER_INFO = "basic.auth.user.info";
  public static final String OLD_BASIC_AUTH_USER_INFO = "schema.registry.basic.auth.user.info";
  public static final String BEARER_AUTH_SOURCE = "bearer.auth.credentials.source";
  public static final String BEARER_AUTH_TOKEN = "bearer.auth.token";
  public static final String CONNECT_TIMEOUT = "http.connect.timeout.ms";
  public static final String READ_TIMEOUT = "http.read.timeout.ms";
  public static final String MAX_RETRIES = "max.retries";
  public static final String RETRY_WAIT = "retries.wait.ms";
  public static final String RETRY_MAX_WAIT = "retries.max.wait.ms";

  /** TLS settings are Kafka's own, after this prefix: {@code schema.registry.ssl.…}. */
  public static final String TLS_PREFIX = "schema.registry.";

  /** Scheme of registries in memory. */
  private static final String MEMORY = "mock";

  private static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(
              URL,
              ConfigDef.Type.LIST,
              ConfigDef.NO_DEFAULT_VALUE,
              Importance.HIGH,
              "Where it listens.")
          .define(
              BASIC_AUTH_SOURCE,
              ConfigDef.Type.STRING,
              null,
              Importance.MEDIUM,
              "URL or USER_INFO.")
          .define(
              BASIC_AUTH_USER_INFO,
              ConfigDef.Type.PASSWORD,
              null,
              Importance.MEDIUM,
              "user:password")
          .define(
              OLD_BASIC_AUTH_USER_INFO,
              ConfigDef.Type.PASSWORD,
              null,
              Importance.LOW,
              "user:password")
          .define(
              BEARER_AUTH_SOURCE, ConfigDef.Type.STRING, null, Importance.MEDIUM, "STATIC_TOKEN.")
          .define(BEARER_AUTH_TOKEN, ConfigDef.Type.PASSWORD, null, Importance.MEDIUM, "The token.")
          .define(
              CONNECT_TIMEOUT,
              ConfigDef.Type.LONG,
              5_000L,
              atLeast(1),
              Importance.LOW,
              "Milliseconds.")
          .define(
              READ_TIMEOUT,
              ConfigDef.Type.LONG,
              15_000L,
              atLeast(1),
              Importance.LOW,
              "Milliseconds.")
          .define(
              MAX_RETRIES,
              ConfigDef.Type.INT,
              3,
              atLeast(0),
              Importance.LOW,
              "Rounds over all URLs.")
          .define(
              RETRY_WAIT, ConfigDef.Type.LONG, 500L, atLeast(0), Importance.LOW, "Milliseconds.")
          .define(
              RETRY_MAX_WAIT,
              ConfigDef.Type.LONG,
              5_000L,
              atLeast(0),
              Importance.LOW,
              "Milliseconds.");

  public RegistryConfig {
    urls = List.copyOf(urls);
    if (urls.isEmpty()) {
      throw new ConfigException(URL + " is empty: give the URL of the schema registry");
    }
  }

  /**
   * Reads a configuration; keys that belong to others are left alone.
   *
   * @throws ConfigException naming the key that is missing or wrong, never a secret
   */
  public static RegistryConfig of(Map<String, ?> config) {
    if (!config.containsKey(URL)) {
      throw new ConfigException(URL + " is missing: give the URL of the schema registry");
    }
    // false: Kafka would otherwise log every value.
    AbstractConfig values = new AbstractConfig(DEFINITION, config, false);
    List<URI> urls = new ArrayList<>();
    String userInfo = null;
    for (String text : values.getList(URL)) {
      URI url = parse(text.strip());
      if (url.getRawUserInfo() != null) {
        userInfo = userInfo == null ? url.getUserInfo() : userInfo;
      }
      urls.add(withoutUserInfo(url));
    }
    return new RegistryConfig(
        urls,
        authorization(values, userInfo),
        tls(config),
        Duration.ofMillis(values.getLong(CONNECT_TIMEOUT)),
        Duration.ofMillis(values.getLong(READ_TIMEOUT)),
        values.getInt(MAX_RETRIES),
        Duration.ofMillis(values.getLong(RETRY_WAIT)),
        Duration.ofMillis(values.getLong(RETRY_MAX_WAIT)));
  }

  /** The name of the registry in memory that this asks for, if it does. */
  Optional<String> memoryScope() {
    URI first = urls.get(0);
    return MEMORY.equals(first.getScheme()) ? Optional.of(first.getAuthority()) : Optional.empty();
  }

  private static ConfigDef.Range atLeast(int least) {
    return ConfigDef.Range.atLeast(least);
  }

  private static URI parse(String text) {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      // Neither the text nor the cause: both may hold a password.
      throw new ConfigException(URL + " is no URL: " + e.getReason());
    }
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    boolean known = scheme.equals("http") || scheme.equals("https") || scheme.equals(MEMORY);
    String host = MEMORY.equals(scheme) ? url.getAuthority() : url.getHost();
    if (!known || host == null) {
      throw new ConfigException(URL + " must look like http://host:port or https://host:port");
    }
    return url;
  }

  private static URI withoutUserInfo(URI url) {
    if (url.getRawUserInfo() == null && !url.getRawSchemeSpecificPart().endsWith("/")) {
      return url;
    }
    String path = url.getRawPath() == null ? "" : url.getRawPath().replaceAll("/+$", "");
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return URI.create(url.getScheme() + "://" + url.getHost() + port + path);
  }

  private static Password authorization(AbstractConfig values, String urlUserInfo) {
    String bearerSource = values.getString(BEARER_AUTH_SOURCE);
    Password token = values.getPassword(BEARER_AUTH_TOKEN);
    if (bearerSource != null || token != null) {
      if (bearerSource != null && !bearerSource.equals("STATIC_TOKEN")) {
        throw new ConfigException(
            BEARER_AUTH_SOURCE + " must be STATIC_TOKEN, not " + bearerSource);
      }
      if (token == null || token.value().isBlank()) {
        throw new ConfigException(BEARER_AUTH_TOKEN + " is missing");
      }
      return new Password("Bearer " + token.value().strip());
    }
    Password given = values.getPassword(BASIC_AUTH_USER_INFO);
    if (given == null) {
      given = values.getPassword(OLD_BASIC_AUTH_USER_INFO);
    }
    String source = values.getString(BASIC_AUTH_SOURCE);
    String userInfo =
        switch (source == null ? "" : source) {
          case "" -> given == null ? urlUserInfo : given.value();
          case "URL" -> urlUserInfo;
          case "USER_INFO" -> given == null ? null : given.value();
          default ->
              throw new ConfigException(
                  BASIC_AUTH_SOURCE + " must be URL or USER_INFO, not " + source);
        };
    if (userInfo == null) {
      if ("USER_INFO".equals(source)) {
        throw new ConfigException(BASIC_AUTH_USER_INFO + " is missing");
      }
      return null;
    }
    if (userInfo.indexOf(':') < 0) {
      throw new ConfigException("the registry's user info must look like user:password");
    }
    return new Password("Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(UTF_8)));
  }

  private static SSLContext tls(Map<String, ?> config) {
    Map<String, Object> ours = new HashMap<>();
    config.forEach(
        (key, value) -> {
          if (key.startsWith(TLS_PREFIX + "ssl.")) {
            ours.put(key.substring(TLS_PREFIX.length()), value);
          }
        });
    if (ours.isEmpty()) {
      return null;
    }
    Object verification = ours.get(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG);
    if (verification != null && !"https".equalsIgnoreCase(verification.toString())) {
      throw new ConfigException(
          TLS_PREFIX
              + SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG
              + " must be https: the registry's host name is always verified");
    }
    ConfigDef definition = new ConfigDef();
    SslConfigs.addClientSslSupport(definition);
    try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
      factory.configure(definition.parse(ours));
      return factory.sslContext();
    }
  }
}
