package nl.aldus.cli.command;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.cli.display.Count;
import nl.aldus.cli.display.DeadLetterTeller;
import nl.aldus.cli.logging.Log;
import nl.aldus.cli.terminal.Paragraph;
import nl.aldus.cli.terminal.Terminal;
import nl.aldus.enricher.Enricher;
import nl.aldus.enricher.config.EnricherConfig;
import nl.aldus.enricher.failure.EnricherException;
import nl.aldus.enricher.knowledge.LiveKnowledge;
import nl.aldus.enricher.metrics.EnricherMetrics;
import nl.aldus.enricher.progress.Progress;
import nl.aldus.enricher.web.WebException;
import nl.aldus.enricher.web.page.Website;
import nl.aldus.extractor.Extractor;
import org.apache.kafka.streams.KafkaStreams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
public final class RunCommand implements Callable<Integer>, ClosesInOrder {

  private final Terminal terminal;

  @Mixin private ClusterOptions cluster = new ClusterOptions();
  @Mixin private KnowledgeOption knowledge;

  public RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    EnricherConfig settings = cluster.config();
    terminal.progress("Loading the models …");
    LiveKnowledge live = new LiveKnowledge(knowledge.knowledgeBase());
    Extractor extractor = Extractor.dutch(live);
    AtomicLong done = new AtomicLong();
    boolean started = false;
    try (EnricherMetrics metrics = new EnricherMetrics();
        Enricher enricher =
            new Enricher(
                settings,
                extractor::extract,
                live,
                metrics.and(new Counter(done, terminal)).and(new DeadLetterTeller(terminal)));
        Closeable website = website(settings, enricher, extractor, metrics)) {
      enricher.onState(this::tell);
      terminal.progress("Looking for the broker, the topics and the schema registry …");
      enricher.start();
      started = true;
      // Before this, what goes wrong is one sentence; from here on, a service is looked after.
      Log.to(terminal::note);
      Optional<EnricherException> failure = enricher.await();
      if (failure.isPresent()) {
        throw failure.get();
      }
      return 0;
    } finally {
      Thread.interrupted(); // The enricher has closed; what follows must not be cut short.
      if (started) {
        terminal.note("Enriched " + Count.of(done.get(), "article") + ".");
      }
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
      terminal.error(Paragraph.sentence("Going on without page and metrics: " + e.getMessage()));
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

  /** Counts what is done, for a person who watches. */
  private record Counter(AtomicLong done, Terminal terminal) implements Progress {

    @Override
    public void enriched(EnrichedArticle article, long nanos) {
      terminal.progress("Enriched " + Count.of(done.incrementAndGet(), "article") + " …");
    }
  }
}
