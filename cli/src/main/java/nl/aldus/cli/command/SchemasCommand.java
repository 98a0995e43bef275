package nl.aldus.cli.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.aldus.cli.cluster.Connection;
import nl.aldus.cli.terminal.Terminal;
import nl.aldus.schemas.registry.RegistryClient;
import nl.aldus.schemas.registry.RegistryException;
import nl.aldus.schemas.topic.TopicNames;
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

  /** Registers every schema. */
  @Command(
      name = "register",
      description =
          "Register the schema of every topic's values. A schema that is registered already keeps"
              + " its id.",
      footerHeading = "%nExample:%n",
      footer = "  aldus schemas register --schema-registry-url https://registry.example.org")
  static final class Register implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin private ConnectionOptions options;

    Register(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      Connection connection = options.connection();
      RegistryClient registry = connection.requireRegistry();
      int status = 0;
      for (Map.Entry<String, Schema> subject : Topics.subjects(TopicNames.DEFAULT).entrySet()) {
        try {
          int id = registry.register(subject.getKey(), subject.getValue());
          terminal.line(subject.getKey() + ": registered with id " + id);
        } catch (RegistryException e) {
          if (e.reason() != RegistryException.Reason.INCOMPATIBLE) {
            throw connection.failed(e);
          }
          terminal.error(
              subject.getKey()
                  + " has a schema that is not compatible with this version of Aldus; see 'aldus"
                  + " schemas check'.");
          status = 1;
        }
      }
      return status;
    }
  }

  /** Asks whether every schema could be registered. */
  @Command(
      name = "check",
      description =
          "Ask the registry whether the schemas are compatible with those it has. Changes nothing.",
      footerHeading = "%nExample:%n",
      footer = "  aldus schemas check && aldus schemas register")
  static final class Check implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin private ConnectionOptions options;

    Check(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      Connection connection = options.connection();
      RegistryClient registry = connection.requireRegistry();
      List<String> known = registry.subjects();
      int status = 0;
      try {
        for (Map.Entry<String, Schema> subject : Topics.subjects(TopicNames.DEFAULT).entrySet()) {
          String name = subject.getKey();
          if (!known.contains(name)) {
            terminal.line(name + ": not registered yet");
            continue;
          }
          List<String> objections = registry.incompatibilities(name, subject.getValue());
          if (objections.isEmpty()) {
            terminal.line(name + ": compatible");
          } else {
            terminal.line(name + ": not compatible");
            objections.forEach(objection -> terminal.line("  " + objection));
            status = 1;
          }
        }
      } catch (RegistryException e) {
        throw connection.failed(e);
      }
      return status;
    }
  }
}
