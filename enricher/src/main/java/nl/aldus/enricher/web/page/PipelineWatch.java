package nl.aldus.enricher.web.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.aldus.enricher.lag.GroupLag;
import nl.aldus.enricher.lag.LagException;
import nl.aldus.enricher.lag.LagJson;
import nl.aldus.enricher.lag.LagMonitor;
import nl.aldus.enricher.lag.LagReader;
import nl.aldus.enricher.lag.LagReport;
import nl.aldus.enricher.metrics.EnricherMetrics;
import nl.aldus.enricher.metrics.LatencyWindow.Percentiles;
import nl.aldus.enricher.web.Reply;
import nl.aldus.enricher.web.feed.DeadLetters;
import nl.aldus.enricher.web.feed.DeadLetters.DeadLetter;
import nl.aldus.enricher.web.feed.OutputMeter;
import nl.aldus.enricher.web.feed.TopicTail;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the pipeline and tells the page: lag of all groups, throughput, latency, instances and
 * dead letters. Thread-safe.
 */
final class PipelineWatch implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** How often the log tells of an outage. */
  private static final Duration REMINDER = Duration.ofMinutes(5);

  private static final Pattern AFTER = Pattern.compile("after=(-?\\d{1,18})");
  private static final Logger LOG = LoggerFactory.getLogger(PipelineWatch.class);

  private final String group;
  private final Pattern told;
  private final Supplier<String> state;
  private final TopicTail tail;
  private final OutputMeter articles;
  private final OutputMeter quotes;
  private final DeadLetters deadLetters;
  private final EnricherMetrics metrics;
  private final Supplier<Set<String>> clients;
  private final LagReader reader;
  private final LagMonitor monitor;
  private final Admin admin;
  private final PipelineHistory history = new PipelineHistory();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "aldus-page-watch");
            thread.setDaemon(true);
            return thread;
          });

  private volatile LagReport lag = LagReport.EMPTY;
  private volatile List<Instance> instances = List.of();
  private volatile boolean failing;

  /** Counts of quotations from one source; only the timer's thread uses them. */
  private final Deque<Counted> counts = new ArrayDeque<>();

  private Source source = Source.OWN;

  /** When the log told of an outage; only the timer's thread uses it. */
  private Instant toldOf = Instant.EPOCH;

  private record Counted(Instant at, double quotes) {}

  /** Who knows how many quotations come out, and how long that takes. */
  private enum Source {
    /** This instance, as long as it does all the work of its group. */
    OWN,
    /** The topics, which all instances write to; they are read while someone looks. */
    TOPICS,
    NONE
  }

  /** A member of the enricher's group. */
  private record Instance(String client, String host, List<String> partitions) {}

  /**
   * Starts to watch.
   *
   * @param group the enricher's consumer group
   * @param told what the names of other groups must match for their lag to be told
   * @param state what the enricher says of itself
   * @param clientProperties properties of any Kafka client
   * @param metrics what this instance does; told of the lag each time that it is read
   * @param clients ids of this instance's consumers, of which each is a member of the group
   */
  PipelineWatch(
      String group,
      Pattern told,
      Supplier<String> state,
      Map<String, ?> clientProperties,
      TopicTail tail,
      OutputMeter articles,
      OutputMeter quotes,
      DeadLetters deadLetters,
      EnricherMetrics metrics,
      Supplier<Set<String>> clients) {
    this.group = group;
    this.told = told;
    this.state = state;
    this.tail = tail;
    this.articles = articles;
    this.quotes = quotes;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
    this.clients = clients;
    this.reader = new LagReader(clientProperties);
    this.monitor = new LagMonitor(reader);
    this.admin = Admin.create(new HashMap<>(clientProperties));
    // What comes before the first reading counts, too.
    counts.addLast(new Counted(Instant.now(), metrics.quotes()));
    long millis = PipelineHistory.INTERVAL.toMillis();
    var unused = timer.scheduleWithFixedDelay(this::watch, 0, millis, TimeUnit.MILLISECONDS);
  }

  private void watch() {
    try {
      instances = readInstances();
      lag = monitor.observe(groups());
      metrics.lag(lag, !lag.leftOut().containsKey(group));
      sample(Instant.now());
      if (failing) {
        LOG.warn("Lag and members of the groups can be read again.");
      }
      failing = false;
      toldOf = Instant.EPOCH;
    } catch (LagException | ExecutionException | TimeoutException | RuntimeException e) {
      // Nothing may end the timer; the next round tries again.
      if (Instant.now().isAfter(toldOf.plus(REMINDER))) {
        toldOf = Instant.now();
        LOG.warn("Lag and members of the groups cannot be read, trying again: {}", message(e));
      }
      failing = true;
      lag = LagReport.EMPTY;
      metrics.lag(lag, false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> groups() throws LagException, InterruptedException {
    return reader.groups().stream()
        .filter(name -> name.equals(group) || told.matcher(name).matches())
        .toList();
  }

  private void sample(Instant now) {
    Source before = source;
    source = source();
    if (source != before) {
      counts.clear();
    }
    Optional<GroupLag> own =
        lag.groups().stream().filter(one -> one.group().equals(group)).findFirst();
    switch (source) {
      case OWN -> history.add(now, own, true, perSecond(now, metrics.quotes()), metrics.latency());
      case TOPICS ->
          history.add(now, own, true, perSecond(now, quotes.count()), articles.latency());
      case NONE -> history.add(now, own, false, OptionalDouble.empty(), Optional.empty());
    }
  }

  private Source source() {
    if (!instances.isEmpty() && instances.stream().allMatch(one -> one.partitions().isEmpty())) {
      return source; // They are about to share the work anew.
    }
    Set<String> own = clients.get();
    // Those without partitions do nothing.
    if (instances.stream()
        .allMatch(one -> one.partitions().isEmpty() || own.contains(one.client()))) {
      return Source.OWN;
    }
    return tail.isFollowing() ? Source.TOPICS : Source.NONE;
  }

  /** Over the same number of readings as the lag, so that the lines can be compared. */
  private OptionalDouble perSecond(Instant now, double count) {
    counts.addLast(new Counted(now, count));
    if (counts.size() > LagMonitor.WINDOW) {
      counts.removeFirst();
    }
    Counted first = counts.getFirst();
    double seconds = Duration.between(first.at(), now).toMillis() / 1000.0;
    return seconds == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((counts.getLast().quotes() - first.quotes()) / seconds);
  }

  private List<Instance> readInstances()
      throws InterruptedException, ExecutionException, TimeoutException {
    ConsumerGroupDescription description;
    try {
      description =
          admin
              .describeConsumerGroups(List.of(group))
              .describedGroups()
              .get(group)
              .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        // The enricher has not joined yet: no outage.
        return List.of();
      }
      throw e;
    }
    return description.members().stream()
        .map(
            member ->
                new Instance(
                    member.clientId(), member.host().replaceFirst("^/", ""), assigned(member)))
        .sorted((a, b) -> a.client().compareTo(b.client()))
        .toList();
  }

  /** A time-out has no words of its own. */
  private static String message(Exception e) {
    return e.getMessage() == null ? "the broker does not answer" : e.getMessage();
  }

  private static List<String> assigned(MemberDescription member) {
    return member.assignment().topicPartitions().stream()
        .map(TopicPartition::toString)
        .sorted()
        .toList();
  }

  /** {@code GET ?after=N}: all figures, and the samples after number N. */
  void tell(HttpExchange exchange) throws IOException {
    if (!Reply.allows(exchange, "GET")) {
      return;
    }
    tail.look();
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    Matcher after = AFTER.matcher(query);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("state", state.get()).put("group", group).put("failing", failing);
    write(lag, body);
    ArrayNode samples = body.putArray("samples");
    history
        .after(after.matches() ? Long.parseLong(after.group(1)) : -1)
        .forEach(sample -> write(sample, samples.addObject()));
    ArrayNode members = body.putArray("instances");
    for (Instance instance : instances) {
      ArrayNode partitions =
          members
              .addObject()
              .put("client", instance.client())
              .put("host", instance.host())
              .putArray("partitions");
      instance.partitions().forEach(partitions::add);
    }
    ObjectNode letters = body.putObject("deadLetters").put("complete", tail.isFollowing());
    letters.put("total", deadLetters.count());
    ArrayNode recent = letters.putArray("recent");
    deadLetters.list().forEach(letter -> write(letter, recent.addObject()));
    Reply.json(exchange, 200, body);
  }

  /** {@code GET}: the lag of all groups, together and on each partition. */
  void tellLag(HttpExchange exchange) throws IOException {
    if (!Reply.allows(exchange, "GET")) {
      return;
    }
    if (failing) {
      Reply.error(exchange, 503, "The cluster does not tell its offsets; the log says why.");
      return;
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    write(lag, body);
    Reply.json(exchange, 200, body);
  }

  private static void write(LagReport lag, ObjectNode json) {
    ArrayNode groups = json.putArray("groups");
    lag.groups().forEach(one -> groups.add(LagJson.of(one)));
    ArrayNode partitions = json.putArray("partitions");
    lag.partitions().forEach(one -> partitions.add(LagJson.of(one)));
  }

  private static void write(PipelineHistory.Sample sample, ObjectNode json) {
    json.put("number", sample.number())
        .put("at", sample.at().toEpochMilli() / 1000.0)
        .put("lagSeconds", boxed(sample.lagSeconds()))
        .put("lagRecords", sample.lagRecords())
        .put("articlesPerSecond", sample.articlesPerSecond())
        .put("measured", sample.measured())
        .put("quotesPerSecond", boxed(sample.quotesPerSecond()))
        .put("p50", sample.latency().map(Percentiles::p50).orElse(null))
        .put("p95", sample.latency().map(Percentiles::p95).orElse(null))
        .put("p99", sample.latency().map(Percentiles::p99).orElse(null));
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static void write(DeadLetter letter, ObjectNode json) {
    json.put("at", letter.at().toString())
        .put("key", letter.key())
        .put("exception", letter.exception())
        .put("reason", letter.reason())
        .put("topic", letter.topic())
        .put("partition", letter.partition())
        .put("offset", letter.offset());
  }

  @Override
  public void close() {
    timer.shutdownNow();
    try {
      // The reader is not thread-safe: it is closed when its thread has left it.
      if (timer.awaitTermination(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        monitor.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    admin.close(Duration.ofSeconds(1));
  }
}
