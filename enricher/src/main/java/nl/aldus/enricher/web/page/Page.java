package nl.aldus.enricher.web.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpHandler;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.aldus.enricher.Enricher;
import nl.aldus.enricher.config.EnricherConfig;
import nl.aldus.enricher.metrics.EnricherMetrics;
import nl.aldus.enricher.web.Reply;
import nl.aldus.enricher.web.feed.DeadLetters;
import nl.aldus.enricher.web.feed.OutputMeter;
import nl.aldus.enricher.web.feed.QuoteFeed;
import nl.aldus.enricher.web.feed.RecentArticles;
import nl.aldus.enricher.web.feed.TopicTail;
import nl.aldus.enricher.web.feed.TopicTail.Followed;
import nl.aldus.extractor.Extractor;
import nl.aldus.schemas.topic.Topics;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * The page that shows the pipeline at work: live quotations, articles with what was found in them,
 * and figures. It follows the topics only while someone looks, and can never slow the pipeline
 * down. Thread-safe.
 */
final class Page implements AutoCloseable {

  private static final int BACKLOG = 100;

  private final TopicTail tail;
  private final PipelineWatch watch;
  private final QuoteStream stream;
  private final Map<String, HttpHandler> handlers = new LinkedHashMap<>();

  /**
   * Makes the page of an enricher; nothing is served yet.
   *
   * @param enricher started or not
   * @param extractor reads pasted articles
   * @param metrics those that the enricher was made with; told of the lag each time that it is read
   */
  Page(Enricher enricher, Extractor extractor, EnricherMetrics metrics) {
    EnricherConfig config = enricher.config();
    Topics topics = Topics.of(config.topics(), config.registry().values());
    String group = config.applicationId();
    // Bootstrap servers and security as Streams has them.
    Map<String, Object> client = new StreamsConfig(config.streams()).getAdminConfigs(group);
    QuoteFeed feed = new QuoteFeed(topics.quotes());
    RecentArticles recent = new RecentArticles(topics.enrichedArticles());
    DeadLetters deadLetters = new DeadLetters();
    OutputMeter quoteMeter = new OutputMeter();
    OutputMeter articleMeter = new OutputMeter();
    this.tail =
        new TopicTail(
            client,
            List.of(
                new Followed(topics.quotes().name(), BACKLOG, List.of(quoteMeter, feed)),
                new Followed(
                    topics.enrichedArticles().name(), BACKLOG, List.of(articleMeter, recent)),
                new Followed(topics.deadLetters().name(), BACKLOG, List.of(deadLetters))));
    this.watch =
        new PipelineWatch(
            group,
            config.lagGroups(),
            () -> enricher.state().name(),
            client,
            tail,
            articleMeter,
            quoteMeter,
            deadLetters,
            metrics,
            () -> clients(enricher));
    ArticleHandlers articles =
        new ArticleHandlers(recent, tail, extractor, config.limits().maxTextLength());
    TopologyDescription description = enricher.topology().describe();
    ObjectNode topology = TopologyJson.of(description, topics.deadLetters().name());
    handlers.put("/", new PageFiles());
    this.stream = new QuoteStream(feed, tail);
    handlers.put("/api/quotes", stream);
    handlers.put("/api/articles", articles::list);
    handlers.put("/api/article", articles::one);
    handlers.put("/api/extract", articles::pasted);
    handlers.put("/api/pipeline", watch::tell);
    handlers.put("/api/lag", watch::tellLag);
    handlers.put(
        "/api/topology",
        exchange -> {
          if (Reply.allows(exchange, "GET")) {
            Reply.json(exchange, 200, topology);
          }
        });
    handlers.put(
        "/topology",
        exchange -> {
          if (Reply.allows(exchange, "GET")) {
            byte[] text = description.toString().getBytes(StandardCharsets.UTF_8);
            Reply.send(exchange, 200, "text/plain; charset=utf-8", text);
          }
        });
  }

  /** The consumers of an enricher, of which there are none unless it runs. */
  private static Set<String> clients(Enricher enricher) {
    try {
      return enricher.streams().metadataForLocalThreads().stream()
          .map(ThreadMetadata::consumerClientId)
          .collect(Collectors.toSet());
    } catch (IllegalStateException | InvalidStateStoreException e) {
      return Set.of();
    }
  }

  /** What answers at which path. */
  Map<String, HttpHandler> handlers() {
    return Map.copyOf(handlers);
  }

  @Override
  public void close() {
    stream.close();
    tail.close();
    watch.close();
  }
}
