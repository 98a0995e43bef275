package nl.aldus.cli.command;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.cli.data.DataDirectory;
import nl.aldus.cli.data.DataDirectory.Addresses;
import nl.aldus.cli.terminal.Paragraph;
import nl.aldus.cli.terminal.Terminal;
import nl.aldus.enricher.Enricher;
import nl.aldus.enricher.config.EnricherConfig;
import nl.aldus.enricher.failure.EnricherException;
import nl.aldus.enricher.metrics.EnricherMetrics;
import nl.aldus.enricher.progress.Progress;
import nl.aldus.enricher.web.WebException;
import nl.aldus.enricher.web.page.Website;
import nl.aldus.extractor.Extractor;
import org.apache.kafka.streams.KafkaStreams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The enricher against a cluster. */
@Command(
    name = "run",
    description = {
      "Run the enricher: read articles from a cluster and write what is in them, until Ctrl-C.",
      "Start it on more machines to share the work. Settings come from flags, environment, --config"
          + " and the defaults, in this order; reference.properties in the enricher lists them."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  aldus run                                     against aldus dev",
      "  aldus run --bootstrap-servers kafka-1:9092 --config enricher.properties",
      "  aldus run -X kafka.num.stream.threads=4"
    })
public final class RunCommand implements Callable<Integer> {

  private static final String BROKERS = "kafka.bootstrap.servers";
  private static final String REGISTRY = "schema.registry.url";

  private final Terminal terminal;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "Kafka brokers, divided by commas (KAFKA_BOOTSTRAP_SERVERS).")
  private String bootstrapServers;

  @Option(
      names = "--schema-registry-url",
      paramLabel = "URL",
      description = "Schema registries, divided by commas (SCHEMA_REGISTRY_URL).")
  private String schemaRegistryUrl;

  @Option(names = "--config", paramLabel = "FILE", description = "Properties file with settings.")
  private Path config;

  @Option(
      names = {"-X", "--property"},
      paramLabel = "KEY=VALUE",
      description = "One setting; wins over all others. May be repeated.")
  private Map<String, String> properties = new LinkedHashMap<>();

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "${env:ALDUS_DATA_DIR:-.aldus}",
      description =
          "Data directory of the aldus dev to connect to where no address is given"
              + " (ALDUS_DATA_DIR). Default: ${DEFAULT-VALUE}.")
  private Path dataDirectory;

  @Mixin private KnowledgeOption knowledge;

  public RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    EnricherConfig settings =
        EnricherConfig.read(flags(), System.getenv(), Optional.ofNullable(config));
    terminal.progress("Loading the models …");
    Extractor extractor = Extractor.dutch(knowledge.knowledgeBase());
    AtomicLong done = new AtomicLong();
    try (EnricherMetrics metrics = new EnricherMetrics();
        Enricher enricher =
            new Enricher(settings, extractor::extract, metrics.and(new Counter(done, terminal)));
        Closeable website = website(settings, enricher, extractor, metrics)) {
      enricher.onState(this::tell);
      enricher.start();
      Optional<EnricherException> failure = enricher.await();
      if (failure.isPresent()) {
        throw failure.get();
      }
      return 0;
    } finally {
      Thread.interrupted(); // The enricher has closed; what follows must not be cut short.
      terminal.note("Enriched " + done + (done.get() == 1 ? " article." : " articles."));
    }
  }

  /** A page that cannot be served is told of, but no reason not to enrich. */
  private Closeable website(
      EnricherConfig settings, Enricher enricher, Extractor extractor, EnricherMetrics metrics) {
    if (settings.web().isEmpty()) {
      return () -> {};
    }
    try {
      Website website = Website.start(enricher, extractor, metrics, settings.web().get());
      terminal.note("Page and metrics: " + website.url());
      return website::close;
    } catch (WebException e) {
      terminal.error("Going on without page and metrics: " + e.getMessage() + ".");
      return () -> {};
    }
  }

  private void tell(KafkaStreams.State state) {
    switch (state) {
      case RUNNING -> terminal.note("The enricher is running; Ctrl-C stops it.");
      case REBALANCING -> terminal.progress("Sharing the work with the other enrichers …");
      case PENDING_SHUTDOWN, PENDING_ERROR -> terminal.progress("Stopping …");
      case CREATED, NOT_RUNNING, ERROR -> terminal.clearProgress();
    }
  }

  private Map<String, String> flags() throws IOException {
    Map<String, String> flags = new LinkedHashMap<>(properties);
    put(flags, BROKERS, bootstrapServers);
    put(flags, REGISTRY, schemaRegistryUrl);
    Optional<Addresses> running = DataDirectory.running(dataDirectory);
    if (running.isPresent()) {
      Properties file = file();
      if (isOpen(BROKERS, "KAFKA_BOOTSTRAP_SERVERS", flags, file)) {
        flags.put(BROKERS, running.get().bootstrapServers());
      }
      if (isOpen(REGISTRY, "SCHEMA_REGISTRY_URL", flags, file)) {
        flags.put(REGISTRY, running.get().schemaRegistryUrl());
      }
    }
    return flags;
  }

  private static void put(Map<String, String> flags, String key, String value) {
    if (value != null) {
      flags.put(key, value);
    }
  }

  private static boolean isOpen(
      String key, String variable, Map<String, String> flags, Properties file) {
    return !flags.containsKey(key)
        && System.getenv().getOrDefault(variable, "").isBlank()
        && !file.containsKey(key);
  }

  private Properties file() throws IOException {
    Properties file = new Properties();
    if (config != null && Files.isReadable(config)) {
      try (Reader reader = Files.newBufferedReader(config, StandardCharsets.UTF_8)) {
        file.load(reader);
      }
    }
    return file;
  }

  /** Counts what is done, for a person who watches. */
  private record Counter(AtomicLong done, Terminal terminal) implements Progress {

    @Override
    public void took(String stage, long nanos) {}

    @Override
    public void enriched(EnrichedArticle article, long nanos) {
      terminal.progress("Enriched " + done.incrementAndGet() + " …");
    }

    @Override
    public void outdated(String articleId) {}

    @Override
    public void withdrawn(String articleId) {}

    @Override
    public void diverted(Throwable reason) {
      terminal.error(
          "An article went to the dead letters: "
              + Paragraph.clean(String.valueOf(reason.getMessage())));
    }
  }
}
