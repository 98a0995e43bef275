package nl.aldus.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import nl.aldus.avro.KnowledgeEntry;
import nl.aldus.cli.cluster.ClusterTopics;
import nl.aldus.cli.cluster.Connection;
import nl.aldus.cli.display.Count;
import nl.aldus.cli.failure.CommandException;
import nl.aldus.cli.terminal.Terminal;
import nl.aldus.enricher.knowledge.KnowledgeRecords;
import nl.aldus.extractor.entity.Alias;
import nl.aldus.publisher.topic.RecordProducer;
import nl.aldus.schemas.registry.RegistryException;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The user's own knowledge base on a cluster. */
@Command(
    name = "knowledge",
    description = "Put identifiers of your own for names, such as Wikidata's, on a cluster.")
public final class KnowledgeCommand implements Runnable {

  @Spec private CommandSpec spec;

  private KnowledgeCommand() {}

  /** The command with its subcommands. */
  public static CommandLine group(Terminal terminal) {
    return new CommandLine(new KnowledgeCommand()).addSubcommand(new Publish(terminal));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing: publish");
  }

  /** Aliases onto their topic. */
  @Command(
      name = "publish",
      description = {
        "Publish aliases: enrichers give their identifiers to the entities of the next articles.",
        "A line of the file has alias, scheme and identifier, divided by tabs, and perhaps the type"
            + " (PERSON, ORGANIZATION, LOCATION, MISC). An alias that is published again gets what"
            + " this file says of it; all others stay as they are."
      },
      footerHeading = "%nExamples:%n",
      footer = {
        "  aldus knowledge publish personen.tsv",
        "  aldus knowledge publish --remove 'Jan Jansen'",
        "  aldus consume knowledge-base --from-beginning --exit"
      })
  static final class Publish implements Callable<Integer>, ClosesInOrder {

    private final Terminal terminal;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<Exception> broken = new AtomicReference<>();

    @Spec private CommandSpec spec;
    @Mixin private ConnectionOptions options;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files of aliases.")
    private List<Path> files = new ArrayList<>();

    @Option(
        names = "--remove",
        paramLabel = "ALIAS",
        description = "Take an alias out. May be repeated.")
    private List<String> removed = new ArrayList<>();

    Publish(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
      if (files.isEmpty() && removed.isEmpty()) {
        throw new ParameterException(spec.commandLine(), "A file is missing, or --remove");
      }
      for (String alias : removed) {
        if (Alias.key(alias).isEmpty()) {
          throw new ParameterException(
              spec.commandLine(), "'" + alias + "' of --remove has no letter and no digit");
        }
      }
      // All files are read before anything is published: a wrong line must not leave half of them.
      List<Alias> aliases = new ArrayList<>();
      files.forEach(file -> aliases.addAll(KnowledgeOption.read(file, Alias::read)));
      Map<String, KnowledgeEntry> records = new LinkedHashMap<>();
      removed.forEach(alias -> records.put(Alias.key(alias), null));
      records.putAll(KnowledgeRecords.of(aliases));

      Connection connection = options.connection();
      try (Admin admin = connection.requireBroker()) {
        new ClusterTopics(admin).require(connection.topicNames().knowledgeBase(), connection);
      }
      connection.requireRegistry();
      publish(connection, records);
      terminal.note("Published " + Count.of(done.get(), "alias", "aliases") + ".");
      return 0;
    }

    private void publish(Connection connection, Map<String, KnowledgeEntry> records) {
      try (RecordProducer<KnowledgeEntry> producer =
          new RecordProducer<>(connection.topics().knowledgeBase(), connection.clientSettings())) {
        for (Map.Entry<String, KnowledgeEntry> record : records.entrySet()) {
          stopIfBroken();
          producer.send(
              record.getKey(),
              record.getValue(),
              (metadata, e) -> {
                if (e == null) {
                  terminal.progress(Count.of(done.incrementAndGet(), "alias", "aliases") + " …");
                } else {
                  broken.compareAndSet(null, e);
                }
              });
        }
        producer.flush();
        stopIfBroken();
      } catch (RegistryException e) {
        throw connection.failed(e);
      }
    }

    private void stopIfBroken() {
      Exception e = broken.get();
      if (e != null) {
        throw new CommandException(
            "The broker takes no more ("
                + e.getMessage()
                + "); "
                + Count.of(done.get(), "alias", "aliases")
                + " went through, publish the file again.",
            e);
      }
    }
  }
}
