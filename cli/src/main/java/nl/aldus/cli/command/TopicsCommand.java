package nl.aldus.cli.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.aldus.cli.cluster.ClusterTopics;
import nl.aldus.cli.cluster.Connection;
import nl.aldus.cli.terminal.Terminal;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Topics on a cluster. */
@Command(name = "topics", description = "Create the topics of Aldus on a cluster.")
public final class TopicsCommand implements Runnable {

  @Spec private CommandSpec spec;

  private TopicsCommand() {}

  /** The command with its subcommands. */
  public static CommandLine group(Terminal terminal) {
    return new CommandLine(new TopicsCommand()).addSubcommand(new Create(terminal));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing: create");
  }

  /** Creates what is missing. */
  @Command(
      name = "create",
      description = {
        "Create the topics that are not there yet. Those that are stay as they are.",
        "All but dead-letters are compacted: they hold the present state of every article."
      },
      footerHeading = "%nExamples:%n",
      footer = {
        "  aldus topics create --bootstrap-servers kafka-1:9092",
        "  aldus topics create --partitions 12 --replication-factor 3"
      })
  static final class Create implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin private ConnectionOptions options;
    @Spec private CommandSpec spec;

    @Option(
        names = "--partitions",
        paramLabel = "N",
        defaultValue = "6",
        description =
            "Partitions of each topic, which bounds how many enrichers share the work. Default:"
                + " ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(
        names = "--replication-factor",
        paramLabel = "N",
        description = "Copies of each partition. Default: the broker's.")
    private Short replicationFactor;

    Create(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
      if (partitions < 1 || (replicationFactor != null && replicationFactor < 1)) {
        throw new ParameterException(
            spec.commandLine(), "--partitions and --replication-factor must be 1 or more");
      }
      Connection connection = options.connection();
      try (Admin admin = connection.requireBroker()) {
        List<String> created =
            new ClusterTopics(admin)
                .create(
                    connection.topicNames(), partitions, Optional.ofNullable(replicationFactor));
        for (String name : connection.topicNames().all()) {
          terminal.line(name + (created.contains(name) ? ": created" : ": is there"));
        }
        return 0;
      }
    }
  }
}
