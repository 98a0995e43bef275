package nl.aldus.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLException;
import nl.aldus.schemas.http.AnswerTooLargeException;
import nl.aldus.schemas.http.BoundedExchange;
import nl.aldus.schemas.registry.RegistryException.Reason;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Requests to a registry: over several URLs, with retries, and with errors that say what to do.
 * Thread-safe. It follows no redirects, for they would carry the credentials elsewhere.
 */
final class RegistryHttp {

  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

  /** No answer of a registry is near as large; what is larger is not read. */
  private static final int LARGEST_ANSWER = 8 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistryConfig config;
  private final HttpClient http;

  /** Index of the URL that answered last: it is asked first. */
  private volatile int preferred;

  RegistryHttp(RegistryConfig config) {
    this.config = config;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            // Plain HTTP/1.1: some proxies stumble over the offer to upgrade to HTTP/2.
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER);
    if (config.tls() != null) {
      builder.sslContext(config.tls());
    }
    this.http = builder.build();
  }

  /**
   * Sends a request until a registry answers it.
   *
   * @param path path below the registry's URL, escaped
   * @param body null for a request without one
   * @throws RegistryException if no registry answers, or the answer is an error
   */
  JsonNode request(String method, String path, JsonNode body) {
    RegistryException last = null;
    for (int round = 0; round <= config.maxRetries(); round++) {
      if (round > 0) {
        sleep(round);
      }
      List<URI> urls = config.urls();
      int first = preferred;
      for (int i = 0; i < urls.size(); i++) {
        int index = (first + i) % urls.size();
        try {
          JsonNode answer = send(urls.get(index), method, path, body);
          preferred = index;
          return answer;
        } catch (RegistryException e) {
          if (e.reason() != Reason.UNREACHABLE) {
            throw e;
          }
          last = e;
        }
      }
    }
    throw last;
  }

  private void sleep(int round) {
    long wait = config.retryWait().toMillis() << Math.min(round - 1, 20);
    long longest = Math.min(wait, config.retryMaxWait().toMillis());
    // A random half, so that many clients do not come back together.
    long millis = longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private JsonNode send(URI registry, String method, String path, JsonNode body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(registry + path))
            .timeout(config.readTimeout())
            .header("Accept", MEDIA_TYPE + ", application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body.toString()));
    if (body != null) {
      request.header("Content-Type", MEDIA_TYPE);
    }
    if (config.authorization() != null) {
      request.header("Authorization", config.authorization().value());
    }
    HttpResponse<byte[]> response = exchange(registry, request.build());
    return answer(registry, method + " " + path, response);
  }

  private HttpResponse<byte[]> exchange(URI registry, HttpRequest request) {
    Duration limit = config.connectTimeout().plus(config.readTimeout());
    try {
      return BoundedExchange.send(http, request, limit, LARGEST_ANSWER);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (AnswerTooLargeException e) {
      throw new RegistryException(
          Reason.UNINTELLIGIBLE,
          registry
              + " sends more than a schema registry would; does schema.registry.url point"
              + " to one?",
          e);
    } catch (IOException e) {
      throw unreachable(registry, describe(e), e);
    }
  }

  private static String describe(Throwable cause) {
    if (cause instanceof SSLException) {
      return "TLS: " + cause.getMessage() + "; check schema.registry.ssl.truststore.location";
    }
    if (cause.getMessage() != null) {
      return cause.getMessage();
    }
    return cause instanceof ConnectException ? "connection refused" : cause.toString();
  }

  private static RegistryException unreachable(URI registry, String why, Throwable cause) {
    return new RegistryException(
        Reason.UNREACHABLE,
        "schema registry "
            + registry
            + " cannot be reached ("
            + why
            + "); see that it runs and that schema.registry.url is right",
        cause);
  }

  private static JsonNode answer(URI registry, String request, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status >= 500 || status == 429) {
      throw unreachable(registry, "it answers HTTP " + status + " to " + request, null);
    }
    if (status == 401 || status == 403) {
      throw new RegistryException(
          Reason.UNAUTHORIZED,
          "schema registry "
              + registry
              + " refuses the credentials (HTTP "
              + status
              + "); check basic.auth.user.info or bearer.auth.token");
    }
    JsonNode body = parse(response.body());
    // A registry's own errors have codes such as 40401; a bare 404 is that of its web server.
    int code = body == null ? 0 : body.path("error_code").asInt();
    boolean fromRegistry = body != null && (status < 300 || (code != 0 && code != 404));
    if (!fromRegistry) {
      throw new RegistryException(
          Reason.UNINTELLIGIBLE,
          registry
              + " answers "
              + request
              + " with HTTP "
              + status
              + " and "
              + (body == null ? "no JSON" : "JSON of another kind")
              + "; does schema.registry.url point to a schema registry, path included?");
    }
    if (status < 300) {
      return body;
    }
    String message = body.path("message").asText("");
    throw switch (status) {
      case 404 ->
          new RegistryException(
              Reason.NOT_FOUND, "schema registry " + registry + ": " + request + ": " + message);
      case 409 -> new RegistryException(Reason.INCOMPATIBLE, message);
      default ->
          new RegistryException(
              Reason.REJECTED,
              "schema registry "
                  + registry
                  + " refuses "
                  + request
                  + " (HTTP "
                  + status
                  + "): "
                  + message);
    };
  }

  private static JsonNode parse(byte[] body) {
    try {
      JsonNode node = JSON.readTree(new String(body, StandardCharsets.UTF_8));
      return node == null || node.isMissingNode() ? null : node;
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
