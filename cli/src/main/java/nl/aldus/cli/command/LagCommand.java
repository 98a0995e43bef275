package nl.aldus.cli.command;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import nl.aldus.cli.cluster.Connection;
import nl.aldus.cli.display.LagText;
import nl.aldus.cli.failure.CommandException;
import nl.aldus.cli.terminal.Paragraph;
import nl.aldus.cli.terminal.Terminal;
import nl.aldus.enricher.lag.LagException;
import nl.aldus.enricher.lag.LagJson;
import nl.aldus.enricher.lag.LagMonitor;
import nl.aldus.enricher.lag.LagReader;
import nl.aldus.enricher.lag.LagReport;
import nl.aldus.enricher.lag.PartitionLag;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How far consumer groups are behind. */
@Command(
    name = "lag",
    description = {
      "Show how far consumer groups are behind, in records and in time.",
      "BEHIND is the age of the oldest record that the group has not read; it is 0 when all is read."
          + " Rates and the statuses WARN, STALL and REWIND need more than one reading: --watch."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  aldus lag                                     all groups, once",
      "  aldus lag --group aldus-enricher --watch      every two seconds",
      "  aldus lag --fail-above 60s || page-someone    status 1 if anything is further behind",
      "  aldus lag --format json | jq .lagSeconds"
    })
public final class LagCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec spec;
  @Mixin private ConnectionOptions options;

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description = "Only this consumer group. May be repeated. Default: all.")
  private List<String> groups = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; json is one partition a line. Default: text.")
  private ConsumeCommand.RecordFormat format;

  @Option(
      names = "--watch",
      description =
          "Go on until Ctrl-C, also when Kafka stops answering; where the figures do not go to a"
              + " terminal, standard error says when that begins and ends.")
  private boolean watch;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      defaultValue = "2s",
      description = "Time between readings with --watch. Default: ${DEFAULT-VALUE}.")
  private Duration interval;

  @Option(
      names = "--fail-above",
      paramLabel = "DURATION",
      description =
          "Exit with status 1 if a partition is further behind, or a group that was named has"
              + " committed nothing. For scripts and probes.")
  private Duration limit;

  /** What the last reading could not tell: partitions by group. */
  private Map<String, Set<TopicPartition>> leftOut = Map.of();

  public LagCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (watch && limit != null) {
      throw new ParameterException(
          spec.commandLine(), "--watch never ends, so --fail-above says nothing; give one of them");
    }
    if (interval.toMillis() < 1) {
      throw new ParameterException(spec.commandLine(), "--interval must be 1ms or more");
    }
    Connection connection = options.connection();
    connection.requireBroker().close();
    try (LagReader reader = new LagReader(connection.clientSettings())) {
      LagMonitor monitor = new LagMonitor(reader);
      List<PartitionLag> lags = observe(reader, monitor);
      show(lags);
      if (watch) {
        boolean redraws = format == ConsumeCommand.RecordFormat.TEXT && terminal.isScreen();
        new LagWatch(terminal, interval, redraws, this::show)
            .run(lags, () -> observe(reader, monitor));
      }
      check(lags);
      return 0;
    } catch (LagException e) {
      throw new CommandException(
          "The lag cannot be read: " + e.getMessage() + "; check the broker and its ACLs.", e);
    }
  }

  private List<PartitionLag> observe(LagReader reader, LagMonitor monitor)
      throws LagException, InterruptedException {
    LagReport report = monitor.observe(groups.isEmpty() ? reader.groups() : groups);
    leftOut = report.leftOut();
    return report.partitions();
  }

  private void show(List<PartitionLag> lags) {
    switch (format) {
      case TEXT -> {
        if (!lags.isEmpty()) {
          LagText.table(lags, terminal).forEach(terminal::line);
        }
      }
      case JSON -> lags.forEach(lag -> terminal.line(LagJson.of(lag).toString()));
    }
    terminal.flush();
    if (!leftOut.isEmpty()) {
      terminal.note(Paragraph.clean(untold()));
    }
    Set<String> silent = silent(lags);
    if (!silent.isEmpty()) {
      terminal.note(
          "Group " + Paragraph.clean(String.join(", ", silent)) + " has committed no offset.");
    } else if (lags.isEmpty() && leftOut.isEmpty()) {
      terminal.note("No consumer group has committed an offset.");
    }
  }

  /** Groups that were asked for and have no lag to tell. */
  private Set<String> silent(List<PartitionLag> lags) {
    Set<String> silent = new HashSet<>(groups);
    silent.removeAll(leftOut.keySet());
    lags.forEach(lag -> silent.remove(lag.reading().group()));
    return silent;
  }

  private void check(List<PartitionLag> lags) {
    if (limit == null) {
      return;
    }
    if (!leftOut.isEmpty()) {
      throw new CommandException(untold());
    }
    Set<String> silent = silent(lags);
    if (!silent.isEmpty()) {
      throw new CommandException(
          "Group "
              + String.join(", ", silent)
              + " has committed no offset, so how far it is behind cannot be told.");
    }
    for (PartitionLag lag : lags) {
      if (lag.reading().age().isEmpty()) {
        throw new CommandException(
            "How far group "
                + lag.reading().group()
                + " is behind on "
                + lag.reading().partition()
                + " cannot be told: "
                + lag.reading().records()
                + " records wait, and none of them can be read; check the right to read the topic.");
      }
    }
    Optional<PartitionLag> worst = lags.stream().max(Comparator.comparing(LagCommand::age));
    if (worst.isPresent() && age(worst.get()).compareTo(limit) > 0) {
      throw new CommandException(
          "Group "
              + worst.get().reading().group()
              + " is "
              + LagText.duration(age(worst.get()))
              + " behind on "
              + worst.get().reading().partition()
              + ", more than "
              + LagText.duration(limit)
              + ".");
    }
  }

  private String untold() {
    List<String> what = new ArrayList<>();
    leftOut.forEach(
        (group, partitions) -> {
          String where = partitions.stream().map(Object::toString).sorted().collect(joining(", "));
          what.add("group " + group + (where.isEmpty() ? "" : " on " + where));
        });
    return "How far these are behind cannot be told: "
        + String.join("; ", what)
        + "; see that the partitions have a leader, and check the ACLs.";
  }

  private static Duration age(PartitionLag lag) {
    return lag.reading().age().orElseThrow();
  }
}
