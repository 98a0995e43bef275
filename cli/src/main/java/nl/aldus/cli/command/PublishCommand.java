package nl.aldus.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import nl.aldus.avro.Article;
import nl.aldus.cli.cluster.ClusterTopics;
import nl.aldus.cli.cluster.Connection;
import nl.aldus.cli.data.DataDirectory;
import nl.aldus.cli.display.Count;
import nl.aldus.cli.failure.CommandException;
import nl.aldus.cli.terminal.Paragraph;
import nl.aldus.cli.terminal.Terminal;
import nl.aldus.publisher.feed.Feed;
import nl.aldus.publisher.feed.FeedClient;
import nl.aldus.publisher.feed.FeedException;
import nl.aldus.publisher.feed.SeenItems;
import nl.aldus.publisher.file.ArticleReader;
import nl.aldus.publisher.file.Input;
import nl.aldus.publisher.topic.ArticleProducer;
import nl.aldus.schemas.registry.RegistryException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Articles in. */
@Command(
    name = "publish",
    description = {
      "Publish articles: text files, JSON lines, folders of them, standard input, and RSS or Atom"
          + " feeds by URL or file.",
      "A text file is one article; its first line may be 'date YYYY-MM-DD'. A short first paragraph"
          + " of one line without a full stop is also its title. A JSON line has at least id and"
          + " text. Publishing the same id again replaces the article."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  aldus publish nieuws/                every article in a folder",
      "  aldus publish < artikelen.jsonl      JSON lines",
      "  aldus publish https://example.org/rss.xml --every 5m",
      "  aldus publish --withdraw artikel-17  take an article back"
    })
public final class PublishCommand implements Callable<Integer>, ClosesInOrder {

  private static final List<String> FEED_ENDINGS = List.of(".xml", ".rss", ".atom");

  private final Terminal terminal;
  private final AtomicInteger published = new AtomicInteger();
  private final AtomicInteger withdrawals = new AtomicInteger();
  private final Collection<String> taken = new ConcurrentLinkedQueue<>();
  private final AtomicInteger rejected = new AtomicInteger();
  private final AtomicReference<Exception> broken = new AtomicReference<>();
  private final Map<String, String> origins = new HashMap<>();

  /** How many items had no text at the last reading, by feed. */
  private final Map<String, Integer> withoutText = new HashMap<>();

  /** Which items of feeds were published; null as long as nobody needs to know. */
  private SeenItems seen;

  /** How often an item of a feed was left out because it was published before. */
  private int known;

  @Spec private CommandSpec spec;
  @Mixin private ConnectionOptions options;
  @Mixin private ReadingOptions reading;

  @Parameters(
      paramLabel = "SOURCE",
      arity = "0..*",
      description = "Files, folders, feeds; - or nothing for standard input.")
  private List<String> sources = new ArrayList<>();

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      description = "Read the feeds again and again, such as every 5m, until Ctrl-C.")
  private Duration every;

  @Option(
      names = "--seen",
      paramLabel = "FILE",
      description =
          "Remembers which items of feeds were published, so that none is twice. Default:"
              + " seen-items.tsv in the data directory.")
  private Path givenSeenFile;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Name of the publication, for articles that have none.")
  private String source;

  @Option(
      names = "--withdraw",
      paramLabel = "ID",
      description =
          "Withdraw an article and all that was made from it. Its id is what 'aldus consume articles'"
              + " shows: of a file the path below what was published, without the ending. A feed"
              + " that still has it may publish it again. May be repeated.")
  private List<String> withdrawn = new ArrayList<>();

  public PublishCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<String> feeds = sources.stream().filter(PublishCommand::isFeed).toList();
    List<String> files = sources.stream().filter(s -> !isFeed(s)).toList();
    if (every != null && feeds.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--every is for feeds, and there is none");
    }
    if (every != null && every.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new ParameterException(spec.commandLine(), "--every must be 1s or more");
    }
    ArticleReader reader = reading.reader(spec);
    Connection connection = options.connection();
    try (Admin admin = connection.requireBroker()) {
      new ClusterTopics(admin).require(connection.topicNames().articles(), connection);
    }
    connection.requireRegistry();
    boolean stopped = false;
    try (ArticleProducer producer =
        new ArticleProducer(connection.topics().articles(), connection.clientSettings())) {
      try {
        withdraw(producer);
        publishFiles(reader, producer, files);
        publishFeeds(producer, feeds);
      } catch (InterruptedException | InterruptException e) {
        stopped = true;
        Thread.interrupted(); // What was sent is still to arrive, and to be remembered.
      }
      producer.flush();
      saveSeen();
      stopIfBroken();
    } catch (RegistryException e) {
      throw connection.failed(e);
    }
    terminal.note((stopped ? "Stopped. " : "") + done() + leftOut() + ".");
    if (stopped) {
      throw new InterruptedException();
    }
    return rejected.get() == 0 ? 0 : 1;
  }

  private void withdraw(ArticleProducer producer) {
    for (String id : withdrawn) {
      send(id, withdrawals, () -> taken.add(id), receipt -> producer.withdraw(id, receipt));
    }
  }

  private void publishFiles(ArticleReader reader, ArticleProducer producer, List<String> files) {
    if (sources.isEmpty() && withdrawn.isEmpty()) {
      readStandardInput(reader, producer);
    }
    for (String file : files) {
      if (file.equals("-")) {
        readStandardInput(reader, producer);
      } else {
        reader.read(Path.of(file), input -> publish(producer, input));
      }
    }
  }

  private void readStandardInput(ArticleReader reader, ArticleProducer producer) {
    terminal.noteKeyboard();
    reader.read(terminal.in(), "standard input", input -> publish(producer, input));
  }

  private void publish(ArticleProducer producer, Input input) {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptException("stopped before " + input.origin());
    }
    if (input instanceof Input.Rejected rejection) {
      reject(rejection.origin(), rejection.reason());
    } else if (input instanceof Input.Found found) {
      Article article = found.article();
      if (isOtherFile(found)) {
        reject(
            found.origin(),
            "has the same id as " + origins.get(article.getId()) + ": " + article.getId());
        return;
      }
      publish(producer, article, found.origin(), () -> {});
    }
  }

  /** Two texts with one name in two folders would replace each other; versions in JSON should. */
  private boolean isOtherFile(Input.Found found) {
    String file = found.origin();
    return file.toLowerCase(Locale.ROOT).endsWith(".txt")
        && !file.equals(origins.computeIfAbsent(found.article().getId(), id -> file));
  }

  private void publish(
      ArticleProducer producer, Article article, String origin, Runnable whenPublished) {
    stopIfBroken();
    Article named =
        source == null || article.getSource() != null
            ? article
            : Article.newBuilder(article).setSource(source).build();
    send(origin, published, whenPublished, receipt -> producer.publish(named, receipt));
  }

  private void publishFeeds(ArticleProducer producer, List<String> feeds)
      throws InterruptedException {
    if (feeds.isEmpty()) {
      return;
    }
    FeedClient client = new FeedClient();
    seen = openSeenItems();
    // What cannot be remembered must not be published, for it would be again and again.
    save(seen);
    while (true) {
      for (String address : feeds) {
        try {
          client.read(address).ifPresent(feed -> publish(producer, address, feed));
        } catch (FeedException e) {
          rejected.incrementAndGet();
          terminal.error(Paragraph.sentence(e.getMessage()));
        }
      }
      producer.flush();
      saveSeen();
      stopIfBroken();
      if (every == null) {
        return;
      }
      terminal.progress(
          "Published " + count(published.get()) + "; reading the feeds again soon (Ctrl-C ends).");
      Thread.sleep(every.toMillis());
    }
  }

  private void publish(ArticleProducer producer, String address, Feed feed) {
    for (Article article : feed.articles()) {
      if (seen.contains(article)) {
        known++;
      } else {
        publish(producer, article, article.getId(), () -> seen.remember(article));
      }
    }
    withoutText.put(address, feed.withoutText());
  }

  /** Keeps what was published of feeds; what was withdrawn can be published again. */
  private void saveSeen() {
    if (seen == null && !taken.isEmpty() && Files.exists(seenFile())) {
      seen = openSeenItems();
    }
    if (seen != null) {
      taken.forEach(seen::forget);
      taken.clear();
      save(seen);
    }
  }

  private Path seenFile() {
    return givenSeenFile != null ? givenSeenFile : DataDirectory.seenItems(options.dataDirectory());
  }

  private SeenItems openSeenItems() {
    try {
      return SeenItems.open(seenFile());
    } catch (IOException e) {
      throw new CommandException(
          "The list of items published before, " + seenFile() + ", cannot be read; see --seen.", e);
    }
  }

  private void save(SeenItems seen) {
    try {
      seen.save();
    } catch (IOException e) {
      throw new CommandException(
          "The list of items published, " + seenFile() + ", cannot be written; see --seen.", e);
    }
  }

  /** Sends a record; when the broker has it, it is counted and what is to be done then is done. */
  private void send(
      String origin, AtomicInteger counter, Runnable whenSent, Consumer<Callback> sending) {
    sending.accept(
        (metadata, e) -> {
          if (e == null) {
            counter.incrementAndGet();
            whenSent.run();
            terminal.progress(done() + " …");
          } else if (e instanceof RecordTooLargeException) {
            reject(origin, "is too large for the topic");
          } else {
            broken.compareAndSet(null, e);
          }
        });
  }

  private void reject(String origin, String reason) {
    rejected.incrementAndGet();
    terminal.error(Paragraph.sentence(origin + " " + reason));
  }

  private void stopIfBroken() {
    Exception e = broken.get();
    if (e != null) {
      throw new CommandException(
          "The broker takes no more ("
              + e.getMessage()
              + "); "
              + count(published.get() + withdrawals.get())
              + " went through, publish the rest again.",
          e);
    }
  }

  private String done() {
    if (withdrawals.get() == 0) {
      return "Published " + count(published.get());
    }
    String taken = count(withdrawals.get());
    return published.get() == 0
        ? "Asked to withdraw " + taken
        : "Published " + count(published.get()) + ", asked to withdraw " + taken;
  }

  /** What may not have come out as it was meant, and why. */
  private String leftOut() {
    StringBuilder summary = new StringBuilder();
    if (known > 0 && every == null) {
      summary.append("; ").append(known).append(" published before");
    }
    int empty = withoutText.values().stream().mapToInt(Integer::intValue).sum();
    if (empty > 0) {
      summary.append("; ").append(Count.of(empty, "item")).append(" without text left out");
    }
    if (rejected.get() > 0) {
      summary.append("; ").append(rejected.get()).append(" rejected, as told above");
    }
    if (withdrawals.get() > 0) {
      // Whether it was published can be known only by reading the whole topic.
      summary.append("; an id that was never published withdraws nothing (that of nos.txt is nos)");
    }
    return summary.toString();
  }

  private static String count(int articles) {
    return Count.of(articles, "article");
  }

  private static boolean isFeed(String source) {
    String name = source.toLowerCase(Locale.ROOT);
    return FeedClient.isUrl(source)
        || (FEED_ENDINGS.stream().anyMatch(name::endsWith) && !Files.isDirectory(Path.of(source)));
  }
}
