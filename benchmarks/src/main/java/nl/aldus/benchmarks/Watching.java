package nl.aldus.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.enricher.Enricher;
import nl.aldus.enricher.metrics.EnricherMetrics;
import nl.aldus.enricher.progress.Progress;
import nl.aldus.enricher.web.WebAddress;
import nl.aldus.enricher.web.page.Website;
import nl.aldus.extractor.Extractor;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.Extraction;
import nl.aldus.extractor.document.Pipeline.Timer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What it costs to be watched: one enricher, by turns alone and with metrics, lag that is polled,
 * and a page that is open (quotations as they come, figures every two seconds, a scrape every
 * five). Two rounds make a pair, and pairs begin with one and the other by turns, so that what else
 * happens on the machine, and the JVM's warming up, strike both. A machine shared with others does
 * the same work now in more, now in less time: rounds of one kind differ by a third, far more than
 * the two kinds do. So every round sends the same articles, the ratio is that of the pairs, with
 * its standard error, and a second ratio is told for which the time is counted in that which
 * extraction took on a processor in the same round: the machine's moods strike that part, the
 * greatest, alike.
 *
 * <p>The processor time is that of the whole process: broker, enricher, page and those who read it.
 */
final class Watching {

  private static final int PAIRS = 150;

  /** Pairs that are not counted: opening the page again and again has to be compiled, too. */
  private static final int WARM_UP = 20;

  /** How often all the articles are sent in a round. */
  private static final int TIMES = 2;

  /** Rounds begin when the page has been open for so long, or closed. */
  private static final Duration SETTLING = Duration.ofSeconds(1);

  private final Flow flow;
  private final int articles;
  private final Extractor extractor = Extractor.dutch();
  private final LongAdder extracting = new LongAdder();
  private final EnricherMetrics metrics = new EnricherMetrics();
  private final Switch progress = new Switch();

  private Watching(Flow flow) {
    this.flow = flow;
    this.articles = TIMES * flow.different();
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
    public void forwarded(long time) {
      told.forwarded(time);
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
    public void diverted(Optional<String> articleId, Throwable reason) {
      told.diverted(articleId, reason);
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
   * @param seconds by the clock
   * @param time on all processors together
   * @param extracting the part of it in which articles were extracted, in nanoseconds
   */
  private record Round(double seconds, ProcessorTime time, long extracting) {

    double clockInExtractions() {
      return seconds / extracting;
    }

    double processor() {
      return time.total();
    }

    double processorInExtractions() {
      return processor() / extracting;
    }
  }

  private void measure() throws Exception {
    List<Round> alone = new ArrayList<>();
    List<Round> watched = new ArrayList<>();
    try (KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                flow.settings(), new StringSerializer(), new ByteArraySerializer());
        KafkaConsumer<String, byte[]> consumer =
            flow.follow(flow.topics().enrichedArticles().name());
        Enricher enricher = new Enricher(flow.config("watched"), this::extract, progress)) {
      enricher.start();
      for (int pair = -WARM_UP; pair < PAIRS; pair++) {
        boolean aloneFirst = pair % 2 == 0;
        Round first = round(!aloneFirst, enricher, producer, consumer);
        Round second = round(aloneFirst, enricher, producer, consumer);
        if (pair >= 0) {
          alone.add(aloneFirst ? first : second);
          watched.add(aloneFirst ? second : first);
          print(pair + 1, alone.get(pair), watched.get(pair));
        }
      }
    }
    System.out.println("throughput watched / alone, mean of the pairs (standard error), median");
    ratio("by the clock", pairs(alone, watched, Round::seconds));
    ratio("by processor time", pairs(alone, watched, Round::processor));
    System.out.println("the same, with the time that extraction took in a round as its measure");
    ratio("by the clock", pairs(alone, watched, Round::clockInExtractions));
    ratio("by processor time", pairs(alone, watched, Round::processorInExtractions));
    System.out.println("µs of processor/article alone, and more when watched (standard error)");
    difference("all", alone, watched, ProcessorTime::total);
    for (ProcessorTime.Part part : ProcessorTime.Part.values()) {
      difference(part.toString(), alone, watched, time -> time.of(part));
    }
  }

  private Extraction extract(Article article, Timer timer) {
    long begin = ProcessorTime.ofThisThread();
    Extraction extraction = extractor.extract(article, timer);
    extracting.add(ProcessorTime.ofThisThread() - begin);
    return extraction;
  }

  private Round round(
      boolean isWatched,
      Enricher enricher,
      KafkaProducer<String, byte[]> producer,
      KafkaConsumer<String, byte[]> consumer)
      throws Exception {
    return isWatched ? watched(enricher, producer, consumer) : alone(producer, consumer);
  }

  /** Logarithms of how many times more it took in the one of a pair than in the other. */
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

  private void print(int pair, Round alone, Round watched) {
    System.out.printf(
        Locale.ROOT,
        "pair %d  articles/s: alone %,.0f, watched %,.0f  µs of processor/article: %,.0f, %,.0f%n",
        pair,
        articles / alone.seconds(),
        articles / watched.seconds(),
        micros(alone.processor()),
        micros(watched.processor()));
  }

  private static void ratio(String measure, List<Double> logarithms) {
    double ratio = Math.exp(mean(logarithms));
    System.out.printf(
        Locale.ROOT,
        "  %-18s %.3f (%.3f), %.3f%n",
        measure,
        ratio,
        ratio * standardError(logarithms),
        Math.exp(median(logarithms)));
  }

  private void difference(
      String part,
      List<Round> alone,
      List<Round> watched,
      ToDoubleFunction<ProcessorTime> measure) {
    List<Double> before = alone.stream().map(r -> measure.applyAsDouble(r.time())).toList();
    List<Double> more =
        IntStream.range(0, before.size())
            .mapToObj(pair -> measure.applyAsDouble(watched.get(pair).time()) - before.get(pair))
            .toList();
    System.out.printf(
        Locale.ROOT,
        "  %-22s %,8.0f  %+8.0f (%.0f)%n",
        part,
        micros(mean(before)),
        micros(mean(more)),
        micros(standardError(more)));
  }

  /** Microseconds for an article. */
  private double micros(double nanos) {
    return nanos / 1e3 / articles;
  }

  private Round alone(
      KafkaProducer<String, byte[]> producer, KafkaConsumer<String, byte[]> consumer)
      throws InterruptedException {
    progress.told = Progress.NONE;
    Thread.sleep(SETTLING.toMillis());
    return burst(producer, consumer);
  }

  private Round watched(
      Enricher enricher,
      KafkaProducer<String, byte[]> producer,
      KafkaConsumer<String, byte[]> consumer)
      throws Exception {
    progress.told = metrics;
    try (Website website = Website.start(enricher, extractor, metrics, WebAddress.loopback(0));
        PageReader quotations = PageReader.streaming(website.url() + "api/quotes");
        PageReader figures =
            PageReader.polling(website.url() + "api/pipeline?after=-1", Duration.ofSeconds(2));
        PageReader scrape = PageReader.polling(website.url() + "metrics", Duration.ofSeconds(5))) {
      Thread.sleep(SETTLING.toMillis());
      Round round = burst(producer, consumer);
      for (PageReader reader : List.of(quotations, figures, scrape)) {
        reader.check();
      }
      return round;
    }
  }

  private Round burst(
      KafkaProducer<String, byte[]> producer, KafkaConsumer<String, byte[]> consumer) {
    ProcessorTime.Moment before = ProcessorTime.now();
    extracting.reset();
    long begin = System.nanoTime();
    flow.publish(producer, articles, 0);
    Flow.receive(consumer, articles);
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Round(seconds, before.since(), extracting.sum());
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(x -> x).average().orElseThrow();
  }

  private static double standardError(List<Double> values) {
    double mean = mean(values);
    double squares = values.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(squares / (values.size() - 1) / values.size());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
