package nl.aldus.publisher.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import nl.aldus.schemas.http.AnswerTooLargeException;
import nl.aldus.schemas.http.BoundedExchange;

/**
 * Fetches feeds by URL or file. Asks servers only for what has changed since the last time, accepts
 * gzip, follows redirects but never from https to http, and gives a server no more than a limit of
 * time and size. Thread-safe.
 */
public final class FeedClient {

  /** Feeds are lists; one that is larger than this is something else. */
  static final int LARGEST_FEED_BYTES = 10_000_000;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final FeedParser parser = new FeedParser();
  private final Map<String, Validators> lastSeen = new ConcurrentHashMap<>();
  private final HttpClient http;
  private final Clock clock;
  private final Duration patience;

  public FeedClient() {
    this(Clock.systemUTC(), PATIENCE);
  }

  /**
   * @param patience how long a server may take for everything
   */
  FeedClient(Clock clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(Redirect.NORMAL)
            .build();
  }

  /**
   * Reads a feed.
   *
   * @param address an http or https URL, or a file
   * @return the feed, or nothing if the server says that it has not changed since the last call
   * @throws FeedException if it cannot be fetched or is no feed
   * @throws InterruptedException if the thread is interrupted while it waits for the server
   */
  public Optional<Feed> read(String address) throws FeedException, InterruptedException {
    if (!isUrl(address)) {
      return Optional.of(readFile(Path.of(address)));
    }
    HttpResponse<byte[]> response = send(address);
    try (InputStream body = new ByteArrayInputStream(response.body())) {
      if (response.statusCode() == 304) {
        return Optional.empty();
      }
      if (response.statusCode() != 200) {
        throw new FeedException(address + " answers " + meaning(response.statusCode()));
      }
      boolean gzip =
          response.headers().firstValue("Content-Encoding").filter("gzip"::equals).isPresent();
      byte[] bytes = limited(address, gzip ? new GZIPInputStream(body) : body);
      String contentType = response.headers().firstValue("Content-Type").orElse(null);
      Feed feed = parser.parse(address, bytes, contentType, clock.instant());
      lastSeen.put(
          address,
          new Validators(
              response.headers().firstValue("ETag").orElse(null),
              response.headers().firstValue("Last-Modified").orElse(null)));
      return Optional.of(feed);
    } catch (IOException e) {
      throw new FeedException(address + " sends broken gzip: " + e.getMessage(), e);
    }
  }

  /** True if the address is to be fetched from the network. */
  public static boolean isUrl(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://");
  }

  private Feed readFile(Path file) throws FeedException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = limited(file.toString(), in);
      return parser.parse(file.toString(), bytes, null, clock.instant());
    } catch (IOException e) {
      throw new FeedException(file + " cannot be read: " + reason(e), e);
    }
  }

  private HttpResponse<byte[]> send(String address) throws FeedException, InterruptedException {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(address))
              .header("User-Agent", "Aldus/0.1 (feed reader)")
              .header("Accept", "application/rss+xml, application/atom+xml, application/xml;q=0.9")
              .header("Accept-Encoding", "gzip");
      Validators validators = lastSeen.getOrDefault(address, Validators.NONE);
      if (validators.etag != null) {
        request.header("If-None-Match", validators.etag);
      }
      if (validators.lastModified != null) {
        request.header("If-Modified-Since", validators.lastModified);
      }
      return BoundedExchange.send(http, request.build(), patience, LARGEST_FEED_BYTES);
    } catch (IllegalArgumentException e) {
      throw new FeedException(address + " is no URL: " + e.getMessage(), e);
    } catch (HttpTimeoutException e) {
      throw new FeedException(
          address + " did not send all within " + patience.toSeconds() + " s", e);
    } catch (AnswerTooLargeException e) {
      throw tooLarge(address, e);
    } catch (IOException e) {
      throw new FeedException(address + " cannot be reached: " + reason(e), e);
    }
  }

  private static String meaning(int status) {
    String advice =
        status == 429 || status >= 500
            ? ", which may pass"
            : status >= 300 && status < 400
                ? ", a redirect that leads nowhere"
                : "; is the address right?";
    return "with status " + status + advice;
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof UnknownHostException || e.getCause() instanceof UnresolvedAddressException) {
      return "no such host; is there a network?";
    }
    return e instanceof ConnectException ? "the connection is refused" : e.getMessage();
  }

  private static byte[] limited(String address, InputStream in) throws IOException, FeedException {
    byte[] bytes = in.readNBytes(LARGEST_FEED_BYTES + 1);
    if (bytes.length > LARGEST_FEED_BYTES) {
      throw tooLarge(address, null);
    }
    return bytes;
  }

  private static FeedException tooLarge(String address, Exception cause) {
    return new FeedException(
        address + " is larger than " + LARGEST_FEED_BYTES / 1_000_000 + " MB, which no feed is",
        cause);
  }

  /** What a server gave to ask it later whether anything has changed. */
  private record Validators(String etag, String lastModified) {
    static final Validators NONE = new Validators(null, null);
  }
}
