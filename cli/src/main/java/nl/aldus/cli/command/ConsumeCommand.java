package nl.aldus.cli.command;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import nl.aldus.cli.cluster.Connection;
import nl.aldus.cli.display.RecordFilter;
import nl.aldus.cli.display.RecordText;
import nl.aldus.cli.failure.CommandException;
import nl.aldus.cli.terminal.Paragraph;
import nl.aldus.cli.terminal.Terminal;
import nl.aldus.schemas.json.PlainJson;
import nl.aldus.schemas.registry.RegistryException;
import nl.aldus.schemas.topic.Topic;
import nl.aldus.schemas.topic.TopicNames;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records of a topic, to read. */
@Command(
    name = "consume",
    description = {
      "Show the records of a topic: those that come from now on, or all of them.",
      "Only what was committed is shown. Reading leaves no trace on the cluster."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  aldus consume quotes                          as they come",
      "  aldus consume quotes --from-beginning --speaker Rutte",
      "  aldus consume entities --type ORGANIZATION --format json | jq .name",
      "  aldus consume enriched-articles --from-beginning --exit --format json",
      "  aldus consume dead-letters --from-beginning   what could not be read, and why"
    })
public final class ConsumeCommand implements Callable<Integer> {

  private static final Duration POLL = Duration.ofMillis(250);

  private final Terminal terminal;

  @Spec private CommandSpec spec;
  @Mixin private ConnectionOptions options;

  @Parameters(
      paramLabel = "TOPIC",
      completionCandidates = TopicCandidates.class,
      description = "${COMPLETION-CANDIDATES}.")
  private String topicName;

  /** What the topic is called in the contract. */
  private String kind;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; json is one record a line. Default: text.")
  private RecordFormat format;

  @Option(names = "--from-beginning", description = "Begin with the oldest record.")
  private boolean fromBeginning;

  @Option(
      names = {"-e", "--exit"},
      description = "End when all that is there at the start has been read.")
  private boolean exit;

  @Option(names = "--max", paramLabel = "N", description = "End after N records shown.")
  private Long max;

  @Option(
      names = "--speaker",
      paramLabel = "NAME",
      description = "Only quotations whose speaker's name holds this.")
  private String speaker;

  @Option(
      names = "--entity",
      paramLabel = "NAME",
      description = "Only entities whose name holds this, or articles that name one.")
  private String entity;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      completionCandidates = TypeCandidates.class,
      description =
          "Only quotations (DIRECT, MIXED, INDIRECT) or entities (PERSON, ORGANIZATION, LOCATION,"
              + " MISC) of this type.")
  private String type;

  public ConsumeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (max != null && max < 1) {
      throw new ParameterException(spec.commandLine(), "--max must be 1 or more, not " + max);
    }
    Connection connection = options.connection();
    int place = place(connection.topicNames());
    kind = TopicNames.DEFAULT.all().get(place);
    RecordFilter filter = filter();
    String name = connection.topicNames().all().get(place);
    requireTopic(connection, name);
    if (!isDeadLetters()) {
      connection.requireRegistry();
    }
    try {
      return consume(connection, connection.topics().all().get(place), filter);
    } catch (InterruptException | RegistryException e) {
      throw e; // Ctrl-C, or what has a sentence of its own
    } catch (KafkaException e) {
      throw unreadable(name, connection, e);
    }
  }

  /** Dead letters are shown as the bytes that they are, which needs no schema. */
  private boolean isDeadLetters() {
    return kind.equals(TopicNames.DEFAULT.deadLetters());
  }

  /** Which of the topics is meant, by the name that it has here or that it has in the contract. */
  private int place(TopicNames names) {
    int here = names.all().indexOf(topicName);
    int place = here >= 0 ? here : TopicNames.DEFAULT.all().indexOf(topicName);
    if (place < 0) {
      throw new ParameterException(
          spec.commandLine(),
          "'"
              + topicName
              + "' is no topic of Aldus; choose one of "
              + String.join(", ", names.all()));
    }
    return place;
  }

  private RecordFilter filter() {
    try {
      return RecordFilter.of(kind, speaker, entity, type);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void requireTopic(Connection connection, String name) throws InterruptedException {
    try (Admin admin = connection.requireBroker()) {
      admin.describeTopics(List.of(name)).allTopicNames().get();
    } catch (ExecutionException e) {
      throw unreadable(name, connection, e);
    }
  }

  /** The sentence for a topic that Kafka does not let us read. */
  private static CommandException unreadable(String name, Connection connection, Exception e) {
    Throwable reason = e.getCause() == null ? e : e.getCause();
    if (reason instanceof UnknownTopicOrPartitionException) {
      return new CommandException(
          "There is no topic "
              + name
              + " at "
              + connection.bootstrapServers()
              + "; create it with 'aldus topics create'.",
          e);
    }
    if (reason instanceof TopicAuthorizationException) {
      return new CommandException(
          "The broker does not let you read topic "
              + name
              + "; ask who runs it for the right to, or give other credentials in the file of"
              + " --config.",
          e);
    }
    return new CommandException(
        Paragraph.sentence("Topic " + name + " cannot be read: " + reason.getMessage()), e);
  }

  private int consume(Connection connection, Topic<?, ?> topic, RecordFilter filter) {
    Map<String, Object> settings = new HashMap<>(connection.clientSettings());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    RecordText text = new RecordText(terminal);
    int status = 0;
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream().map(ConsumeCommand::partition).toList();
      consumer.assign(partitions);
      if (fromBeginning) {
        consumer.seekToBeginning(partitions);
      } else {
        consumer.seekToEnd(partitions);
      }
      Map<TopicPartition, Long> end = exit ? consumer.endOffsets(partitions) : Map.of();
      // Resolves the positions now: what is published after this line is shown.
      partitions.forEach(consumer::position);
      if (!fromBeginning && !exit) {
        terminal.progress("Waiting for " + topic.name() + " … (Ctrl-C ends)");
      }
      long shown = 0;
      while (!isAtEnd(consumer, end)) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          try {
            shown += show(record, topic, filter, text) ? 1 : 0;
          } catch (SerializationException | IllegalArgumentException e) {
            terminal.error(
                "The record at offset %d of %s-%d cannot be read: %s"
                    .formatted(
                        record.offset(), record.topic(), record.partition(), e.getMessage()));
            status = 1;
          } catch (RegistryException e) {
            throw connection.failed(e);
          }
          if (max != null && shown >= max) {
            return status;
          }
        }
        terminal.flush();
      }
      return status;
    }
  }

  private boolean show(
      ConsumerRecord<String, byte[]> record,
      Topic<?, ?> topic,
      RecordFilter filter,
      RecordText text) {
    if (isDeadLetters()) {
      text.deadLetter(record, format == RecordFormat.JSON).forEach(terminal::line);
      return true;
    }
    Object value = topic.value().deserializer().deserialize(record.topic(), record.value());
    if (value instanceof IndexedRecord annotation) {
      if (!filter.test(annotation)) {
        return false;
      }
      if (format == RecordFormat.JSON) {
        terminal.line(PlainJson.line(annotation));
      } else {
        text.lines(annotation).forEach(terminal::line);
      }
      return true;
    }
    if (filter.isSelective()) {
      return false;
    }
    text.tombstone(record.key(), format == RecordFormat.JSON).forEach(terminal::line);
    return true;
  }

  private boolean isAtEnd(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> end) {
    return exit
        && end.entrySet().stream()
            .allMatch(partition -> consumer.position(partition.getKey()) >= partition.getValue());
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }

  /** How records are shown. */
  public enum RecordFormat {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The types of quotations and entities, for completion. */
  static final class TypeCandidates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return RecordFilter.types().iterator();
    }
  }

  /** The topics, for help and completion. */
  static final class TopicCandidates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return TopicNames.DEFAULT.all().iterator();
    }
  }
}
