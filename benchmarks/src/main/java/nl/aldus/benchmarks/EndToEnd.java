package nl.aldus.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import nl.aldus.enricher.knowledge.LiveKnowledge;
import nl.aldus.enricher.progress.Progress;
import nl.aldus.enricher.topology.EnricherTopology;
import nl.aldus.extractor.Extractor;
import nl.aldus.extractor.entity.KnowledgeBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Articles through an embedded broker: how many a second, and how long one takes. Beside it, in the
 * same run and with the same settings (exactly once), a topology that only copies the bytes: what
 * is lost against it is what extraction and the wealth of output records cost. Broker, registry,
 * producer, enricher and consumer share the machine.
 */
final class EndToEnd {

  private static final int WARM_UP = 1_000;
  private static final int BURST = 6_000;
  private static final int PACED = 1_500;
  private static final int PACE_PER_SECOND = 150;
  private static final String COPIES = "copies";

  private final Flow flow;

  private EndToEnd(Flow flow) {
    this.flow = flow;
  }

  static void run() throws Exception {
    try (Flow flow = new Flow()) {
      EndToEnd benchmark = new EndToEnd(flow);
      benchmark.createCopies();
      double copying = benchmark.measure("copying", COPIES, benchmark.copying());
      Extractor extractor = Extractor.dutch();
      Topology enriching =
          EnricherTopology.build(
              flow.config("enriching"),
              flow.topics(),
              extractor::extract,
              new LiveKnowledge(KnowledgeBase.none()),
              Progress.NONE);
      double enriched =
          benchmark.measure("enriching", flow.topics().enrichedArticles().name(), enriching);
      System.out.printf(Locale.ROOT, "enriching / copying  %.3f%n", enriched / copying);
    }
  }

  /** Articles a second that come out of a topology; prints that and the latency. */
  private double measure(String name, String output, Topology topology) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                flow.settings(), new StringSerializer(), new ByteArraySerializer());
        KafkaConsumer<String, byte[]> consumer = flow.follow(output);
        KafkaStreams streams = new KafkaStreams(topology, flow.config(name).streams())) {
      streams.start();
      flow.publish(producer, WARM_UP, 0);
      // The topology reads from the beginning: what an earlier one was measured on warms it up too.
      Flow.receive(consumer, flow.published());

      long begin = System.nanoTime();
      flow.publish(producer, BURST, 0);
      Flow.receive(consumer, BURST);
      double perSecond = BURST / ((System.nanoTime() - begin) / 1e9);

      long between = TimeUnit.SECONDS.toNanos(1) / PACE_PER_SECOND;
      Thread pacing = new Thread(() -> flow.publish(producer, PACED, between));
      pacing.start();
      long[] latencies = Flow.receive(consumer, PACED);
      pacing.join();
      Arrays.sort(latencies);
      System.out.printf(
          Locale.ROOT,
          "%-10s %,8.0f articles/s   latency at %d/s: p50 %d ms, p95 %d ms, p99 %d ms%n",
          name,
          perSecond,
          PACE_PER_SECOND,
          latencies[latencies.length / 2],
          latencies[latencies.length * 95 / 100],
          latencies[latencies.length * 99 / 100]);
      return perSecond;
    }
  }

  private Topology copying() {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(
            flow.topics().articles().name(),
            Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("read"))
        .peek((key, value) -> {}, Named.as("nothing"))
        .to(COPIES, Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("write"));
    return builder.build();
  }

  private void createCopies() throws Exception {
    try (Admin admin = Admin.create(flow.settings())) {
      int partitions = 3;
      admin.createTopics(List.of(new NewTopic(COPIES, partitions, (short) 1))).all().get();
    }
  }
}
