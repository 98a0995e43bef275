package nl.aldus.publisher.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import nl.aldus.avro.Article;
import org.junit.jupiter.api.Test;

/** Reads feeds of Dutch publishers, and the feedparser test suite as a heap of hostile input. */
class PublishedFeedsTest {

  private static final int TAR_BLOCK = 512;

  @Test
  void readsDutchFeeds() throws Exception {
    Feed feed = new FeedClient().read(shared("nu.nl_2024-03-11.xml").toString()).orElseThrow();

    assertThat(feed.title()).isEqualTo("NU - Algemeen");
    assertThat(feed.articles()).isNotEmpty();
    assertThat(feed.articles())
        .allSatisfy(article -> assertThat(article.getId()).startsWith("www.nu.nl:article-"))
        .allSatisfy(article -> assertThat(article.getPublishedAt()).isNotNull());

    Feed mkb = new FeedClient().read(shared("mkb.nl_2026-09.xml").toString()).orElseThrow();
    assertThat(mkb.articles()).extracting(Article::getUrl).allMatch(url -> url.contains("mkb.nl"));
  }

  @Test
  void fallsOverNoFileOfTheFeedparserSuite() throws IOException {
    int read = 0;
    int refused = 0;
    try (InputStream tar =
        new GZIPInputStream(Files.newInputStream(shared("feedparser_tests.tar.gz")))) {
      for (byte[] header = tar.readNBytes(TAR_BLOCK);
          header.length == TAR_BLOCK && header[0] != 0;
          header = tar.readNBytes(TAR_BLOCK)) {
        String name = ascii(header, 0, 100);
        int size = Integer.parseInt(ascii(header, 124, 11).strip(), 8);
        byte[] content = tar.readNBytes(size);
        tar.skipNBytes((TAR_BLOCK - size % TAR_BLOCK) % TAR_BLOCK);
        if (name.endsWith(".xml")) {
          try {
            for (Article article :
                new FeedParser().parse(name, content, null, Instant.EPOCH).articles()) {
              assertThat(article.getId()).isNotBlank();
              assertThat(article.getText()).isNotBlank();
            }
            read++;
          } catch (FeedException e) {
            assertThat(e).hasMessageContaining(name);
            refused++;
          }
        }
      }
    }
    System.out.printf("feedparser suite: %d read, %d refused with a reason%n", read, refused);
    assertThat(List.of(read, refused)).allMatch(count -> count > 0);
  }

  private static String ascii(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.US_ASCII).split("\0", -1)[0];
  }

  private static Path shared(String name) {
    Path path =
        Path.of(System.getProperty("aldus.root", "."), "..", "shared", "data", "feeds", name);
    assumeTrue(Files.exists(path), "skipped: " + name + " is not beside this checkout");
    return path;
  }
}
