package nl.aldus.publisher.feed;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nl.aldus.avro.Article;
import org.jsoup.Jsoup;

/**
 * Turns the bytes of an RSS or Atom feed into articles. Document type declarations are refused, so
 * that no entity can reach a file or grow without bound. Immutable and thread-safe.
 */
public final class FeedParser {

  private static final String DEFAULT_LANGUAGE = "nl";

  /** Where a web page shows that it is one. */
  private static final int BEGINNING_BYTES = 1000;

  /**
   * Reads a feed.
   *
   * @param address URL or file name of the feed, for messages and as a source of last resort
   * @param contentType media type that the server gave, with its charset, or null
   * @param fetchedAt when the bytes were read
   * @throws FeedException if the bytes are no RSS or Atom
   */
  public Feed parse(String address, byte[] bytes, String contentType, Instant fetchedAt)
      throws FeedException {
    SyndFeed feed = read(address, bytes, contentType);
    String title = plain(feed.getTitle());
    String source = title == null ? address : title;
    List<Article> articles = new ArrayList<>();
    int withoutText = 0;
    for (SyndEntry entry : feed.getEntries()) {
      String text = text(entry);
      if (text.isEmpty()) {
        withoutText++;
      } else {
        articles.add(article(feed, entry, source, address, text, fetchedAt));
      }
    }
    return new Feed(source, articles, withoutText);
  }

  private static SyndFeed read(String address, byte[] bytes, String contentType)
      throws FeedException {
    SyndFeedInput input = new SyndFeedInput(false, Locale.ROOT);
    input.setAllowDoctypes(false);
    input.setXmlHealerOn(true);
    try (Reader reader =
        contentType == null
            ? new XmlReader(new ByteArrayInputStream(bytes))
            : new XmlReader(new ByteArrayInputStream(bytes), contentType, true)) {
      return input.build(reader);
    } catch (com.rometools.rome.io.FeedException | IOException | RuntimeException e) {
      // Rome and the parsers below it also throw unchecked on malformed dates, URLs and encodings.
      throw new FeedException(address + " is no RSS or Atom feed" + what(bytes, address, e), e);
    }
  }

  /** What it is instead: often the page of a newspaper, which names its feeds. */
  private static String what(byte[] bytes, String address, Throwable e) {
    if (isWebPage(bytes)) {
      return ", but a web page"
          + feedOf(bytes, address).map(feed -> "; its feed is " + feed).orElse("");
    }
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.contains("DOCTYPE is disallowed")
        ? ": it has a document type declaration, which is refused"
        : ": " + message.lines().findFirst().orElse(message);
  }

  private static boolean isWebPage(byte[] bytes) {
    int length = Math.min(bytes.length, BEGINNING_BYTES);
    String beginning =
        new String(bytes, 0, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    return beginning.contains("<!doctype html") || beginning.contains("<html");
  }

  private static Optional<String> feedOf(byte[] page, String address) {
    try {
      return Optional.ofNullable(
              Jsoup.parse(new ByteArrayInputStream(page), null, address)
                  .selectFirst(
                      "link[rel~=alternate][type~=^application/(rss|atom)\\+xml][href~=\\S]"))
          .map(link -> link.absUrl("href"))
          .filter(url -> !url.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Article article(
      SyndFeed feed,
      SyndEntry entry,
      String source,
      String address,
      String text,
      Instant fetchedAt) {
    Instant published = instant(entry.getPublishedDate());
    Instant updated = instant(entry.getUpdatedDate());
    return Article.newBuilder()
        .setId(id(entry, address, text))
        .setSource(source)
        .setUrl(webAddress(entry.getLink()))
        .setTitle(plain(entry.getTitle()))
        .setText(text)
        .setLanguage(feed.getLanguage() == null ? DEFAULT_LANGUAGE : feed.getLanguage().strip())
        .setBy(authors(entry))
        .setPublishedAt(published == null ? updated : published)
        .setVersionCreated(updated == null ? published : updated)
        .setFetchedAt(fetchedAt)
        .setCopyrightHolder(plain(feed.getCopyright()))
        .build();
  }

  /** The fullest text of an item: the longest of its contents and its description. */
  private static String text(SyndEntry entry) {
    Stream<SyndContent> contents =
        Stream.concat(entry.getContents().stream(), Stream.ofNullable(entry.getDescription()));
    return contents
        .filter(content -> content.getValue() != null)
        .map(content -> HtmlText.of(content.getValue()))
        .reduce("", (a, b) -> b.length() > a.length() ? b : a);
  }

  /**
   * An id that is the same at each reading and differs between feeds: the item's own where it is an
   * address, else that behind the host of its link; its link; a digest of its words.
   */
  private static String id(SyndEntry entry, String address, String text) {
    String own = entry.getUri() == null ? "" : entry.getUri().strip();
    String link = entry.getLink() == null ? "" : entry.getLink().strip();
    if (own.contains(":")) {
      return own;
    }
    if (!own.isEmpty()) {
      return host(link.isEmpty() ? address : link) + ":" + own;
    }
    return link.isEmpty() ? host(address) + ":" + digest(entry.getTitle() + "\n" + text) : link;
  }

  private static String host(String address) {
    try {
      return Objects.requireNonNullElse(URI.create(address).getHost(), address);
    } catch (IllegalArgumentException e) {
      return address;
    }
  }

  static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Only http and https: a link is shown to people, who may click on it. */
  private static String webAddress(String link) {
    if (link == null) {
      return null;
    }
    String stripped = link.strip();
    String lower = stripped.toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://") ? stripped : null;
  }

  private static List<String> authors(SyndEntry entry) {
    Stream<String> persons = entry.getAuthors().stream().map(SyndPerson::getName);
    return Stream.concat(persons, Stream.ofNullable(entry.getAuthor()))
        .map(FeedParser::plain)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** Without markup and superfluous white space; null where nothing is left. */
  private static String plain(String value) {
    if (value == null) {
      return null;
    }
    String plain = HtmlText.of(value).replaceAll("\\s+", " ").strip();
    return plain.isEmpty() ? null : plain;
  }

  private static Instant instant(Date date) {
    return date == null ? null : date.toInstant();
  }
}
