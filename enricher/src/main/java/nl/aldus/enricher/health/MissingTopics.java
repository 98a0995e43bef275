package nl.aldus.enricher.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Finds out which topics a cluster lacks. */
public final class MissingTopics {

  private MissingTopics() {}

  /**
   * @param timeout for all topics together
   * @return those of the topics that are not there, in the order given
   * @throws ExecutionException if the cluster refuses to tell; the cause says why
   */
  public static List<String> of(Admin admin, List<String> topics, Duration timeout)
      throws InterruptedException, ExecutionException, TimeoutException {
    long deadline = System.nanoTime() + timeout.toNanos();
    Map<String, KafkaFuture<TopicDescription>> described =
        admin.describeTopics(topics).topicNameValues();
    List<String> missing = new ArrayList<>();
    for (String topic : topics) {
      try {
        described.get(topic).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
        missing.add(topic);
      }
    }
    return missing;
  }

  /** The sentence, without its end, that says so. */
  public static String sentence(List<String> missing, String servers) {
    return (missing.size() == 1 ? "topic " : "topics ")
        + String.join(", ", missing)
        + (missing.size() == 1 ? " is" : " are")
        + " missing on "
        + servers
        + "; create them with 'aldus topics create'";
  }
}
