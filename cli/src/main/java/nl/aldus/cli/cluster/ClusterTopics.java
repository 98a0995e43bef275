package nl.aldus.cli.cluster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import nl.aldus.cli.failure.CommandException;
import nl.aldus.schemas.topic.TopicNames;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The contract's topics on a cluster. All but the dead letters are compacted: they hold the present
 * state of every article and of what was found in it, and a tombstone takes it away. Dead letters
 * are kept for thirty days.
 */
public final class ClusterTopics {

  /** Largest record, in bytes: an enriched article is several times its text. */
  public static final int MAX_RECORD_BYTES = 20 * 1024 * 1024;

  private static final long DEAD_LETTER_RETENTION_MS = 30L * 24 * 60 * 60 * 1000;

  private final Admin admin;

  public ClusterTopics(Admin admin) {
    this.admin = admin;
  }

  /**
   * Creates the topics that are not there; those that are stay as they are.
   *
   * @param replicationFactor copies, or empty for the broker's default
   * @return the names of the topics that were created
   */
  public List<String> create(TopicNames names, int partitions, Optional<Short> replicationFactor)
      throws InterruptedException {
    List<String> created = new ArrayList<>();
    List<String> missing = new ArrayList<>(names.all());
    missing.removeAll(existing());
    for (String name : missing) {
      NewTopic topic =
          new NewTopic(name, Optional.of(partitions), replicationFactor)
              .configs(settings(name.equals(names.deadLetters())));
      try {
        admin.createTopics(List.of(topic)).all().get();
        created.add(name);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw new CommandException(
              "Topic "
                  + name
                  + " cannot be created: "
                  + e.getCause().getMessage()
                  + " Create it by other means, or try other --partitions or"
                  + " --replication-factor.",
              e);
        }
      }
    }
    return created;
  }

  /**
   * Makes sure that a topic is there.
   *
   * @throws CommandException if it is not
   */
  public void require(String name, Connection connection) throws InterruptedException {
    if (!existing().contains(name)) {
      throw new CommandException(
          "There is no topic "
              + name
              + " at "
              + connection.bootstrapServers()
              + "; create it with 'aldus topics create'.");
    }
  }

  private Set<String> existing() throws InterruptedException {
    try {
      return new HashSet<>(admin.listTopics().names().get());
    } catch (ExecutionException e) {
      throw new CommandException(
          "The topics of the cluster cannot be listed: " + e.getCause().getMessage(), e);
    }
  }

  private static Map<String, String> settings(boolean deadLetters) {
    String size = String.valueOf(MAX_RECORD_BYTES);
    return deadLetters
        ? Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            String.valueOf(DEAD_LETTER_RETENTION_MS),
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            size)
        : Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            size);
  }
}
