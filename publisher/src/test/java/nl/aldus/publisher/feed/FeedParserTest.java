package nl.aldus.publisher.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import nl.aldus.avro.Article;
import org.junit.jupiter.api.Test;

class FeedParserTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void readsRss() throws FeedException {
    Feed feed =
        parse(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
            <title>De Voorbeeldbode</title><link>https://bode.example</link><language>nl</language>
            <description>x</description><copyright>© De Voorbeeldbode</copyright>
            <item><title>Raad wil &lt;i&gt;meer&lt;/i&gt; bomen</title>
              <link>https://bode.example/1</link><guid isPermaLink="false">nr-1</guid>
              <dc:creator>Els Kok</dc:creator>
              <pubDate>Mon, 23 Nov 2026 10:00:00 +0100</pubDate>
              <description>Kort.</description>
              <content:encoded><![CDATA[<p>Er komen  <b>bomen</b>, zegt de wethouder.</p>
              <script>alert(1)</script><p>Dat is &eacute;&eacute;n.<br>Twee.</p>]]></content:encoded>
            </item>
            <item><title>Zonder tekst</title><link>https://bode.example/2</link></item>
            </channel></rss>
            """);

    assertThat(feed.title()).isEqualTo("De Voorbeeldbode");
    assertThat(feed.withoutText()).isEqualTo(1);
    assertThat(feed.articles()).hasSize(1);
    Article article = feed.articles().get(0);
    assertThat(article.getId()).isEqualTo("bode.example:nr-1");
    assertThat(article.getTitle()).isEqualTo("Raad wil meer bomen");
    assertThat(article.getText())
        .isEqualTo("Er komen bomen, zegt de wethouder.\n\nDat is één.\nTwee.");
    assertThat(article.getBy()).containsExactly("Els Kok");
    assertThat(article.getPublishedAt()).isEqualTo("2026-11-23T09:00:00Z");
    assertThat(article.getFetchedAt()).isEqualTo(NOW);
    assertThat(article.getCopyrightHolder()).isEqualTo("© De Voorbeeldbode");
  }

  @Test
  void readsAtom() throws FeedException {
    Feed feed =
        parse(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Atoom</title>
            <entry><id>tag:atoom.example,2026:1</id><title>Kop</title>
              <link href="javascript:alert(1)"/><updated>2026-11-23T11:00:00Z</updated>
              <published>2026-11-23T10:00:00Z</published>
              <summary>Een bericht.</summary></entry></feed>
            """);

    Article article = feed.articles().get(0);
    assertThat(article.getId()).isEqualTo("tag:atoom.example,2026:1");
    assertThat(article.getUrl()).isNull();
    assertThat(article.getPublishedAt()).isEqualTo("2026-11-23T10:00:00Z");
    assertThat(article.getVersionCreated()).isEqualTo("2026-11-23T11:00:00Z");
  }

  @Test
  void readsTextThatWasEscapedTwice() throws FeedException {
    Feed feed =
        parse(
            "<rss version=\"2.0\"><channel><title>T</title><item><title>K</title>"
                + "<description>V&amp;amp;D had &amp;eacute;&amp;eacute;n &amp;lt;b&amp;gt;plan"
                + "&amp;lt;/b&amp;gt;</description></item></channel></rss>");

    assertThat(feed.articles().get(0).getText()).isEqualTo("V&D had één plan");
  }

  @Test
  void keepsTheEncodingThatTheFeedDeclares() throws FeedException {
    String xml =
        "<?xml version=\"1.0\" encoding=\"windows-1252\"?><rss version=\"2.0\"><channel>"
            + "<title>T</title><item><description>Café „Één”</description></item></channel></rss>";

    Feed feed =
        new FeedParser().parse("x.xml", xml.getBytes(Charset.forName("windows-1252")), null, NOW);

    assertThat(feed.articles().get(0).getText()).isEqualTo("Café „Één”");
  }

  @Test
  void givesAnItemWithoutIdTheSameIdEachTime() throws FeedException {
    String xml =
        "<rss version=\"2.0\"><channel><title>T</title>"
            + "<item><title>K</title><description>Tekst</description></item></channel></rss>";

    assertThat(parse(xml).articles().get(0).getId())
        .isEqualTo(parse(xml).articles().get(0).getId());
  }

  @Test
  void refusesWhatIsNoFeed() {
    assertThatThrownBy(() -> parse("<html><body>Niet gevonden</body></html>"))
        .isInstanceOf(FeedException.class)
        .hasMessageStartingWith("https://bode.example/rss is no RSS or Atom feed");
    assertThatThrownBy(() -> parse("")).isInstanceOf(FeedException.class);
    assertThatThrownBy(() -> parse("\u0000\u0001")).isInstanceOf(FeedException.class);
  }

  @Test
  void namesTheFeedOfPageThatWasTakenForOne() {
    assertThatThrownBy(
            () ->
                parse(
                    "<!doctype html><html><head><meta charset=utf-8><link rel=alternate"
                        + " type=application/rss+xml href=/nieuws.rss><title>Bode</head></html>"))
        .isInstanceOf(FeedException.class)
        .hasMessage(
            "https://bode.example/rss is no RSS or Atom feed, but a web page; its feed is"
                + " https://bode.example/nieuws.rss");
    assertThatThrownBy(() -> parse("<!DOCTYPE HTML><title>Bode"))
        .isInstanceOf(FeedException.class)
        .hasMessage("https://bode.example/rss is no RSS or Atom feed, but a web page");
  }

  @Test
  void refusesEntitiesThatReachForFiles() {
    assertThatThrownBy(
            () ->
                parse(
                    "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><rss version=\"2.0\">"
                        + "<channel><title>&x;</title></channel></rss>"))
        .isInstanceOf(FeedException.class);
  }

  private static Feed parse(String xml) throws FeedException {
    return new FeedParser()
        .parse("https://bode.example/rss", xml.getBytes(StandardCharsets.UTF_8), null, NOW);
  }
}
