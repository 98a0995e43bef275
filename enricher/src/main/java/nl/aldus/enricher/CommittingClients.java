package nl.aldus.enricher;

import java.util.Map;
import nl.aldus.enricher.progress.Progress;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Kafka's own clients, with producers that tell when what a thread wrote can be read by others:
 * Kafka Streams itself tells nobody of its commits.
 */
final class CommittingClients implements KafkaClientSupplier {

  private final Progress progress;

  CommittingClients(Progress progress) {
    this.progress = progress;
  }

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return Admin.create(config);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    return new CommittingProducer(config, progress);
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return getConsumer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return getConsumer(config);
  }

  private static final class CommittingProducer extends KafkaProducer<byte[], byte[]> {

    private final boolean transactional;
    private final Progress progress;

    CommittingProducer(Map<String, Object> config, Progress progress) {
      super(config, new ByteArraySerializer(), new ByteArraySerializer());
      this.transactional = config.containsKey(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
      this.progress = progress;
    }

    @Override
    public void commitTransaction() {
      super.commitTransaction();
      progress.committed();
    }

    @Override
    public void abortTransaction() {
      progress.aborted();
      super.abortTransaction();
    }

    /** Without transactions, what is flushed can be read. */
    @Override
    public void flush() {
      super.flush();
      if (!transactional) {
        progress.committed();
      }
    }
  }
}
