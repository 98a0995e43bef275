package nl.aldus.enricher.web.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import nl.aldus.avro.Article;
import nl.aldus.enricher.record.Enrichment;
import nl.aldus.enricher.record.Versions;
import nl.aldus.enricher.web.Reply;
import nl.aldus.enricher.web.feed.RecentArticles;
import nl.aldus.enricher.web.feed.RecentArticles.Recent;
import nl.aldus.enricher.web.feed.TopicTail;
import nl.aldus.extractor.Extractor;
import nl.aldus.extractor.annotation.Extraction;
import nl.aldus.extractor.document.StageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recent articles, and pasted ones. Thread-safe. */
final class ArticleHandlers {

  /** A character takes at most six bytes in JSON when it is escaped, three when it is not. */
  private static final int BYTES_PER_CHARACTER = 6;

  /** Largest request that is read at all, however long articles may be. */
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  private static final int MAX_TITLE_LENGTH = 1_000;

  /** Articles that are read for the page at the same time; the pipeline goes before. */
  private static final int AT_ONCE = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Logger LOG = LoggerFactory.getLogger(ArticleHandlers.class);

  private final RecentArticles recent;
  private final TopicTail tail;
  private final Extractor extractor;
  private final int maxTextLength;
  private final Versions versions = Versions.built();
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  ArticleHandlers(RecentArticles recent, TopicTail tail, Extractor extractor, int maxTextLength) {
    this.recent = recent;
    this.tail = tail;
    this.extractor = extractor;
    this.maxTextLength = maxTextLength;
  }

  /**
   * {@code GET}: the recent articles, the newest first; {@code complete} is false if the topic has
   * not been read yet, because Kafka does not answer.
   */
  void list(HttpExchange exchange) throws IOException {
    if (!Reply.allows(exchange, "GET") || !look(exchange)) {
      return;
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    // Asked first: what was read until then is in the list.
    body.put("complete", tail.isFollowing());
    ArrayNode articles = body.putArray("articles");
    for (Recent one : recent.list()) {
      Article article = one.enriched().getArticle();
      articles
          .addObject()
          .put("id", article.getId())
          .put("title", article.getTitle())
          .put("source", article.getSource())
          .put("emitted", one.emitted().toString())
          .put("quotes", one.enriched().getQuotes().size())
          .put("entities", one.enriched().getEntities().size());
    }
    Reply.json(exchange, 200, body);
  }

  /** {@code GET ?id=…}: a recent article with what was found in it. */
  void one(HttpExchange exchange) throws IOException {
    if (!Reply.allows(exchange, "GET") || !look(exchange)) {
      return;
    }
    Optional<Recent> found = id(exchange).flatMap(recent::find);
    if (found.isEmpty()) {
      Reply.error(exchange, 404, "This article is not among the recent ones.");
      return;
    }
    inTurn(
        exchange,
        () -> {
          Extraction extraction =
              extractor.extract(Enrichment.toExtract(found.get().enriched().getArticle()));
          return Analysis.of(found.get().enriched(), extraction);
        });
  }

  /** {@code POST {"title": …, "text": …}}: what is found in a pasted article. */
  void pasted(HttpExchange exchange) throws IOException {
    if (!Reply.allows(exchange, "POST")) {
      return;
    }
    // Other sites can make a browser send a form, but not this type.
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
      Reply.error(exchange, 415, "Send the article as application/json.");
      return;
    }
    int most = mostBytes(maxTextLength);
    byte[] body = exchange.getRequestBody().readNBytes(most + 1);
    if (body.length > most) {
      tooLong(exchange);
      return;
    }
    JsonNode sent;
    try {
      sent = MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      Reply.error(exchange, 400, "This is no JSON: " + e.getOriginalMessage());
      return;
    }
    String text = sent.path("text").textValue();
    if (text == null || text.isBlank()) {
      Reply.error(exchange, 400, "Send JSON with the article in the field text.");
      return;
    }
    String title = sent.path("title").textValue();
    if (text.length() > maxTextLength || title != null && title.length() > MAX_TITLE_LENGTH) {
      tooLong(exchange);
      return;
    }
    Article article = Article.newBuilder().setId("pasted").setTitle(title).setText(text).build();
    inTurn(
        exchange,
        () -> {
          Extraction extraction = extractor.extract(Enrichment.toExtract(article));
          return Analysis.of(
              Enrichment.of(article, extraction, versions).enrichedArticle(), extraction);
        });
  }

  /** Largest request for a text of so many characters, with its title and the JSON around them. */
  static int mostBytes(int maxTextLength) {
    return (int) Math.min((long) maxTextLength * BYTES_PER_CHARACTER + 10_000, MOST_BYTES);
  }

  private void tooLong(HttpExchange exchange) throws IOException {
    Reply.error(
        exchange,
        413,
        "This is too long: send at most "
            + maxTextLength
            + " characters, and "
            + MAX_TITLE_LENGTH
            + " of a title.");
  }

  private interface Work {
    ObjectNode analysis();
  }

  private void inTurn(HttpExchange exchange, Work work) throws IOException {
    ObjectNode analysis;
    try {
      if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        Reply.error(exchange, 503, "Others are being served; try again in a moment.");
        return;
      }
      try {
        analysis = work.analysis();
      } finally {
        turns.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Reply.error(exchange, 503, "The server stops.");
      return;
    } catch (StageException | StackOverflowError e) {
      LOG.warn("An article for the page cannot be extracted", e);
      Reply.error(exchange, 422, "This article cannot be extracted: " + e.getMessage());
      return;
    }
    Reply.json(exchange, 200, analysis);
  }

  /** Starts following the articles; false if the exchange was answered because of a stop. */
  private boolean look(HttpExchange exchange) throws IOException {
    try {
      tail.lookAndWait(PATIENCE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Reply.error(exchange, 503, "The server stops.");
      return false;
    }
  }

  private static Optional<String> id(HttpExchange exchange) {
    String query = exchange.getRequestURI().getRawQuery();
    if (query == null || !query.startsWith("id=")) {
      return Optional.empty();
    }
    try {
      return Optional.of(URLDecoder.decode(query.substring(3), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
