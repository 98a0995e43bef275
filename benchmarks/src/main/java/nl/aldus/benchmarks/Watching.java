package nl.aldus.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.enricher.Enricher;
import nl.aldus.enricher.metrics.EnricherMetrics;
import nl.aldus.enricher.progress.Progress;
import nl.aldus.enricher.web.WebAddress;
import nl.aldus.enricher.web.page.Website;
import nl.aldus.extractor.Extractor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What it costs to be watched: one enricher, by turns alone and with metrics, lag that is polled,
 * and a page that is open (quotations as they come, figures every two seconds, a scrape every
 * five). Rounds alternate, so that what else happens on the machine strikes both; medians are
 * compared.
 */
final class Watching {

  private static final int ROUNDS = Integer.getInteger("aldus.rounds", 11);
  private static final int WARM_UP = 2_000;
  private static final int BURST = 1_000;

  /** Rounds begin when the page has been open for so long, or closed. */
  private static final Duration SETTLING = Duration.ofMillis(1500);

  private final Flow flow;
  private final Extractor extractor = Extractor.dutch();
  private final EnricherMetrics metrics = new EnricherMetrics();
  private final Switch progress = new Switch();

  private Watching(Flow flow) {
    this.flow = flow;
  }

  /** Tells the metrics, or nobody. */
  private static final class Switch implements Progress {

    private volatile Progress told = Progress.NONE;

    @Override
    public void took(String stage, long nanos) {
      told.took(stage, nanos);
    }

    @Override
    public void enriched(EnrichedArticle article, long nanos) {
      told.enriched(article, nanos);
    }

    @Override
    public void outdated(String articleId) {
      told.outdated(articleId);
    }

    @Override
    public void withdrawn(String articleId) {
      told.withdrawn(articleId);
    }

    @Override
    public void diverted(Throwable reason) {
      told.diverted(reason);
    }

    @Override
    public void committed() {
      told.committed();
    }

    @Override
    public void aborted() {
      told.aborted();
    }
  }

  static void run() throws Exception {
    try (Flow flow = new Flow()) {
      new Watching(flow).measure();
    }
  }

  private void measure() throws Exception {
    List<Double> alone = new ArrayList<>();
    List<Double> watched = new ArrayList<>();
    try (KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                flow.settings(), new StringSerializer(), new ByteArraySerializer());
        KafkaConsumer<String, byte[]> consumer =
            flow.follow(flow.topics().enrichedArticles().name());
        Enricher enricher = new Enricher(flow.config("watched"), extractor::extract, progress)) {
      enricher.start();
      burst(producer, consumer, WARM_UP);
      for (int round = 0; round < ROUNDS; round++) {
        alone.add(alone(producer, consumer));
        watched.add(watched(enricher, producer, consumer));
        System.out.printf(
            Locale.ROOT,
            "round %2d  alone %,6.0f  watched %,6.0f articles/s%n",
            round + 1,
            alone.get(round),
            watched.get(round));
      }
    }
    System.out.printf(
        Locale.ROOT, "alone    %,8.0f articles/s (median of %d)%n", median(alone), ROUNDS);
    System.out.printf(Locale.ROOT, "watched  %,8.0f articles/s%n", median(watched));
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      ratios.add(watched.get(round) / alone.get(round));
    }
    System.out.printf(
        Locale.ROOT,
        "watched / alone  %.3f (of medians), %.3f (median of rounds)%n",
        median(watched) / median(alone),
        median(ratios));
  }

  private double alone(
      KafkaProducer<String, byte[]> producer, KafkaConsumer<String, byte[]> consumer)
      throws InterruptedException {
    progress.told = Progress.NONE;
    Thread.sleep(SETTLING.toMillis());
    return burst(producer, consumer, BURST);
  }

  private double watched(
      Enricher enricher,
      KafkaProducer<String, byte[]> producer,
      KafkaConsumer<String, byte[]> consumer)
      throws InterruptedException {
    progress.told = metrics;
    try (Website website = Website.start(enricher, extractor, metrics, WebAddress.loopback(0))) {
      List<Thread> readers =
          List.of(
              reader(() -> quotations(website.url() + "api/quotes")),
              reader(() -> poll(website.url() + "api/pipeline?after=-1", Duration.ofSeconds(2))),
              reader(() -> poll(website.url() + "metrics", Duration.ofSeconds(5))));
      Thread.sleep(SETTLING.toMillis());
      double perSecond = burst(producer, consumer, BURST);
      // What waits for quotations ends with the website: Java's client does not heed this.
      readers.forEach(Thread::interrupt);
      return perSecond;
    }
  }

  private double burst(
      KafkaProducer<String, byte[]> producer, KafkaConsumer<String, byte[]> consumer, int count) {
    long begin = System.nanoTime();
    flow.publish(producer, count, 0);
    Flow.receive(consumer, count);
    return count / ((System.nanoTime() - begin) / 1e9);
  }

  private interface Reading {
    void read() throws IOException, InterruptedException;
  }

  private static Thread reader(Reading reading) {
    Thread thread =
        new Thread(
            () -> {
              try {
                reading.read();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (IOException e) {
                if (!Thread.currentThread().isInterrupted()) {
                  System.err.println("the page cannot be read: " + e.getMessage());
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void quotations(String address) throws IOException, InterruptedException {
    try (InputStream stream =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofInputStream())
            .body()) {
      byte[] buffer = new byte[8192];
      while (!Thread.currentThread().isInterrupted() && stream.read(buffer) >= 0) {
        // A browser would draw it, on another machine perhaps.
      }
    }
  }

  private static void poll(String address, Duration interval)
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    while (true) {
      client.send(request, BodyHandlers.ofByteArray());
      Thread.sleep(interval.toMillis());
    }
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
