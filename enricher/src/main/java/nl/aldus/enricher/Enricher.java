package nl.aldus.enricher;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import nl.aldus.enricher.config.EnricherConfig;
import nl.aldus.enricher.config.InvalidConfigException;
import nl.aldus.enricher.failure.EnricherException;
import nl.aldus.enricher.failure.FailurePolicy;
import nl.aldus.enricher.knowledge.LiveKnowledge;
import nl.aldus.enricher.progress.Progress;
import nl.aldus.enricher.topology.ArticleExtractor;
import nl.aldus.enricher.topology.EnricherTopology;
import nl.aldus.extractor.entity.KnowledgeBase;
import nl.aldus.schemas.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance of the enricher: reads articles and writes what is in them, until it is closed or
 * cannot go on. Instances with the same application id share the work. Starts once.
 *
 * <p>{@link #start} and {@link #close} are for one thread; everything else is thread-safe.
 */
public final class Enricher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Enricher.class);

  private final EnricherConfig config;
  private final Topology topology;
  private final KafkaStreams streams;
  private final FailurePolicy failures;
  private final Preflight preflight;
  private final List<Consumer<KafkaStreams.State>> listeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

  /**
   * Makes an instance that has not started.
   *
   * @param extractor finds what is in an article: {@code Extractor.dutch()::extract}
   * @param progress told what is done
   * @throws InvalidConfigException if the configuration is wrong
   */
  public Enricher(EnricherConfig config, ArticleExtractor extractor, Progress progress) {
    this(config, extractor, new LiveKnowledge(KnowledgeBase.none()), progress);
  }

  /**
   * Makes an instance that has not started, whose extractor asks a knowledge base.
   *
   * @param knowledge what the extractor was made with; it looks into the topic from the start on
   * @throws InvalidConfigException if the configuration is wrong
   * @throws EnricherException if another enricher uses the state directory
   */
  public Enricher(
      EnricherConfig config,
      ArticleExtractor extractor,
      LiveKnowledge knowledge,
      Progress progress) {
    this.config = config;
    try {
      Properties settings = config.streams();
      settings.put(Progress.CONFIG, progress);
      StreamsConfig streamsConfig = new StreamsConfig(settings);
      Topics topics = Topics.of(config.topics(), config.registry().values());
      this.topology = EnricherTopology.build(config, topics, extractor, knowledge, progress);
      this.preflight = new Preflight(config, streamsConfig);
      this.streams = new KafkaStreams(topology, streamsConfig, new CommittingClients(progress));
    } catch (KafkaException | IllegalArgumentException e) {
      if (String.valueOf(e.getMessage()).startsWith("Unable to initialize state")) {
        throw new EnricherException(
            "another enricher on this machine keeps its state in "
                + new StreamsConfig(config.streams()).getString(StreamsConfig.STATE_DIR_CONFIG)
                + "; give this one a directory of its own with kafka.state.dir",
            e);
      }
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new InvalidConfigException("the configuration is wrong: " + cause.getMessage(), e);
    }
    this.failures = new FailurePolicy(config.lifecycle().maxThreadFailures(), Clock.systemUTC());
    streams.setUncaughtExceptionHandler(failures);
    streams.setStateListener((now, before) -> changed(now));
  }

  /**
   * Looks whether broker, topics and registry are there, and starts. It returns before the first
   * article is read; {@link KafkaStreams.State#RUNNING} tells that.
   *
   * @throws EnricherException if something is missing; what has been started is closed
   */
  public void start() throws InterruptedException {
    preflight.check();
    streams.start();
  }

  /** Waits until it has stopped, and tells what stopped it if that was a failure. */
  public Optional<EnricherException> await() throws InterruptedException {
    stopped.await();
    Optional<EnricherException> reason = failures.reason();
    return reason.isEmpty() && streams.state() == KafkaStreams.State.ERROR
        ? Optional.of(
            new EnricherException(
                "Kafka Streams has stopped by itself; its log says why, and a new start goes on where"
                    + " it was",
                null))
        : reason;
  }

  /** Has the listener told of every change of state, on the thread that changes it. */
  public void onState(Consumer<KafkaStreams.State> listener) {
    listeners.add(listener);
  }

  public KafkaStreams.State state() {
    return streams.state();
  }

  public EnricherConfig config() {
    return config;
  }

  public Topology topology() {
    return topology;
  }

  /** Kafka Streams itself, for metrics and metadata. */
  public KafkaStreams streams() {
    return streams;
  }

  /**
   * Finishes the article at hand, commits and stops. Closing twice is fine. Other instances take
   * over at once, unless this one has a {@code group.instance.id} and is expected back.
   *
   * @throws EnricherException if it takes too long; what was not committed is done again
   */
  @Override
  public void close() {
    boolean comesBack =
        config.kafka().values().containsKey(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    boolean done =
        streams.close(
            CloseOptions.timeout(config.lifecycle().stopTimeout())
                .withGroupMembershipOperation(
                    comesBack
                        ? GroupMembershipOperation.REMAIN_IN_GROUP
                        : GroupMembershipOperation.LEAVE_GROUP));
    stopped.countDown();
    if (!done) {
      throw new EnricherException(
          "the enricher did not stop within "
              + config.lifecycle().stopTimeout().toSeconds()
              + " s; nothing is lost, the next start does again what was not committed",
          null);
    }
  }

  private void changed(KafkaStreams.State state) {
    LOG.info("The enricher is {}.", state);
    for (Consumer<KafkaStreams.State> listener : listeners) {
      listener.accept(state);
    }
    if (state == KafkaStreams.State.ERROR || state == KafkaStreams.State.NOT_RUNNING) {
      stopped.countDown();
    }
  }
}
