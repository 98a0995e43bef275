package nl.aldus.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
 * five). Two rounds make a pair, and pairs begin with one and the other by turns, so that what else
 * happens on the machine, and the JVM's warming up, strike both. Rounds of one kind differ by up to
 * half, far more than the two kinds do, so the ratio is that of the pairs, with its standard error.
 * Beside articles a second by the clock stands the processor time for an article of the whole
 * process: broker, enricher, page and those who read it.
 */
final class Watching {

  private static final int PAIRS = 20;
  private static final int WARM_UP = 15_000;
  private static final int BURST = 3_000;

  /** Rounds begin when the page has been open for so long, or closed. */
  private static final Duration SETTLING = Duration.ofSeconds(3);

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final Pattern WATCHERS =
      Pattern.compile("aldus-(page|web)|page-reader|kafka-admin-client-thread \\| aldus-lag");

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

  /**
   * What a round took.
   *
   * @param perSecond articles a second, by the clock
   * @param micros processor time for an article, in microseconds
   * @param watching the part of it that threads took which are there only to watch: page, lag,
   *     metrics and readers; not what the broker does for them
   */
  private record Round(double perSecond, double micros, double watching) {}

  private void measure() throws Exception {
    List<Round> alone = new ArrayList<>();
    List<Round> watched = new ArrayList<>();
    try (KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                flow.settings(), new StringSerializer(), new ByteArraySerializer());
        KafkaConsumer<String, byte[]> consumer =
            flow.follow(flow.topics().enrichedArticles().name());
        Enricher enricher = new Enricher(flow.config("watched"), extractor::extract, progress)) {
      enricher.start();
      burst(producer, consumer, WARM_UP / 2);
      watched(enricher, producer, consumer, WARM_UP / 2);
      for (int pair = 0; pair < PAIRS; pair++) {
        if (pair % 2 == 0) {
          alone.add(alone(producer, consumer));
          watched.add(watched(enricher, producer, consumer, BURST));
        } else {
          watched.add(watched(enricher, producer, consumer, BURST));
          alone.add(alone(producer, consumer));
        }
        print("pair " + (pair + 1) + "  alone  ", alone.get(pair));
        print("pair " + (pair + 1) + "  watched", watched.get(pair));
      }
    }
    print("median  alone  ", medians(alone));
    print("median  watched", medians(watched));
    System.out.println("throughput watched / alone, mean of the pairs (standard error), median");
    ratio("by the clock", pairs(watched, alone, Round::perSecond));
    ratio("by processor time", pairs(alone, watched, Round::micros));
  }

  /** Logarithms of how many times more in the one of a pair than in the other. */
  private static List<Double> pairs(
      List<Round> ones, List<Round> others, ToDoubleFunction<Round> measure) {
    return IntStream.range(0, ones.size())
        .mapToObj(
            pair ->
                Math.log(
                    measure.applyAsDouble(ones.get(pair))
                        / measure.applyAsDouble(others.get(pair))))
        .toList();
  }

  private static void print(String what, Round round) {
    System.out.printf(
        Locale.ROOT,
        "%s  %,8.0f articles/s  %,8.0f µs of processor/article, %,.0f of them to watch%n",
        what,
        round.perSecond(),
        round.micros(),
        round.watching());
  }

  private static void ratio(String measure, List<Double> logarithms) {
    double mean = logarithms.stream().mapToDouble(x -> x).average().orElseThrow();
    double squares = logarithms.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
    int count = logarithms.size();
    double ratio = Math.exp(mean);
    double error = count < 2 ? Double.NaN : ratio * Math.sqrt(squares / (count - 1) / count);
    System.out.printf(
        Locale.ROOT,
        "  %-18s %.3f (%.3f), %.3f%n",
        measure,
        ratio,
        error,
        Math.exp(median(logarithms)));
  }

  private Round alone(
      KafkaProducer<String, byte[]> producer, KafkaConsumer<String, byte[]> consumer)
      throws InterruptedException {
    progress.told = Progress.NONE;
    Thread.sleep(SETTLING.toMillis());
    return burst(producer, consumer, BURST);
  }

  private Round watched(
      Enricher enricher,
      KafkaProducer<String, byte[]> producer,
      KafkaConsumer<String, byte[]> consumer,
      int count)
      throws Exception {
    progress.told = metrics;
    try (Website website = Website.start(enricher, extractor, metrics, WebAddress.loopback(0));
        PageReader quotations = PageReader.streaming(website.url() + "api/quotes");
        PageReader figures =
            PageReader.polling(website.url() + "api/pipeline?after=-1", Duration.ofSeconds(2));
        PageReader scrape = PageReader.polling(website.url() + "metrics", Duration.ofSeconds(5))) {
      Thread.sleep(SETTLING.toMillis());
      Round round = burst(producer, consumer, count);
      for (PageReader reader : List.of(quotations, figures, scrape)) {
        reader.check();
      }
      return round;
    }
  }

  private Round burst(
      KafkaProducer<String, byte[]> producer, KafkaConsumer<String, byte[]> consumer, int count) {
    long processor = SYSTEM.getProcessCpuTime();
    long watching = watchersCpuTime();
    long begin = System.nanoTime();
    flow.publish(producer, count, 0);
    Flow.receive(consumer, count);
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Round(
        count / seconds,
        (SYSTEM.getProcessCpuTime() - processor) / 1e3 / count,
        (watchersCpuTime() - watching) / 1e3 / count);
  }

  /** Nanoseconds that the threads took so far which are there to watch. */
  private static long watchersCpuTime() {
    long nanos = 0;
    for (long id : THREADS.getAllThreadIds()) {
      ThreadInfo thread = THREADS.getThreadInfo(id);
      if (thread != null && WATCHERS.matcher(thread.getThreadName()).lookingAt()) {
        nanos += Math.max(0, THREADS.getThreadCpuTime(id));
      }
    }
    return nanos;
  }

  private static Round medians(List<Round> rounds) {
    return new Round(
        median(rounds.stream().map(Round::perSecond).toList()),
        median(rounds.stream().map(Round::micros).toList()),
        median(rounds.stream().map(Round::watching).toList()));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
