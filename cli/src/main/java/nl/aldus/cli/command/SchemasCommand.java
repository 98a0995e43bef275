package nl.aldus.cli.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.aldus.cli.cluster.Connection;
import nl.aldus.cli.terminal.Paragraph;
import nl.aldus.cli.terminal.Terminal;
import nl.aldus.schemas.registry.RegistryClient;
import nl.aldus.schemas.registry.RegistryException;
import nl.aldus.schemas.topic.Topics;
import org.apache.avro.Schema;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Schemas in a registry. */
@Command(name = "schemas", description = "Register the schemas of Aldus, or check that they fit.")
public final class SchemasCommand implements Runnable {

  @Spec private CommandSpec spec;

  private SchemasCommand() {}

  /** The command with its subcommands. */
  public static CommandLine group(Terminal terminal) {
    return new CommandLine(new SchemasCommand())
        .addSubcommand(new Register(terminal))
        .addSubcommand(new Check(terminal));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing: register or check");
  }

  /** Goes through the schemas of all topics with a registry. */
  abstract static class ForEverySubject implements Callable<Integer> {

    final Terminal terminal;

    @Mixin private ConnectionOptions options;

    ForEverySubject(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public final Integer call() {
      Connection connection = options.connection();
      RegistryClient registry = connection.requireRegistry();
      boolean allWell = true;
      try {
        for (Map.Entry<String, Schema> subject :
            Topics.subjects(connection.topicNames()).entrySet()) {
          allWell &= visit(registry, subject.getKey(), subject.getValue());
        }
      } catch (RegistryException e) {
        throw connection.failed(e);
      }
      return allWell ? 0 : 1;
    }

    /** Returns false if the schema cannot be registered beside those that are there. */
    abstract boolean visit(RegistryClient registry, String subject, Schema schema);
  }

  /** Registers every schema. */
  @Command(
      name = "register",
      description =
          "Register the schema of every topic's values. A schema that is registered already keeps"
              + " its id.",
      footerHeading = "%nExample:%n",
      footer = "  aldus schemas register --schema-registry-url https://registry.example.org")
  static final class Register extends ForEverySubject {

    Register(Terminal terminal) {
      super(terminal);
    }

    @Override
    boolean visit(RegistryClient registry, String subject, Schema schema) {
      try {
        terminal.line(subject + ": registered with id " + registry.register(subject, schema));
        return true;
      } catch (RegistryException e) {
        if (e.reason() != RegistryException.Reason.INCOMPATIBLE) {
          throw e;
        }
        terminal.error(
            subject
                + " has a schema that is not compatible with this version of Aldus; see 'aldus"
                + " schemas check'.");
        return false;
      }
    }
  }

  /** Asks whether every schema could be registered. */
  @Command(
      name = "check",
      description =
          "Ask the registry whether the schemas are compatible with those it has. Changes nothing.",
      footerHeading = "%nExample:%n",
      footer = "  aldus schemas check && aldus schemas register")
  static final class Check extends ForEverySubject {

    Check(Terminal terminal) {
      super(terminal);
    }

    @Override
    boolean visit(RegistryClient registry, String subject, Schema schema) {
      if (!registry.subjects().contains(subject)) {
        terminal.line(subject + ": not registered yet");
        return true;
      }
      List<String> objections = registry.incompatibilities(subject, schema);
      terminal.line(subject + (objections.isEmpty() ? ": compatible" : ": not compatible"));
      objections.forEach(objection -> terminal.line("  " + Paragraph.clean(objection)));
      return objections.isEmpty();
    }
  }
}
