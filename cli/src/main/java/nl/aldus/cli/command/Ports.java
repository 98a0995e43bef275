package nl.aldus.cli.command;

import nl.aldus.cli.network.LoopbackPort;
import nl.aldus.cli.terminal.Terminal;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the embedded broker and registry are to listen. */
public final class Ports {

  private static final int BROKER = 9092;
  private static final int REGISTRY = 8081;
  private static final int HIGHEST = 65535;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--broker-port",
      paramLabel = "PORT",
      description =
          "Port of the broker, 0 for any that is free. Default: "
              + BROKER
              + ", or a free one if that is taken.")
  private Integer broker;

  @Option(
      names = "--registry-port",
      paramLabel = "PORT",
      description =
          "Port of the schema registry, 0 for any that is free. Default: "
              + REGISTRY
              + ", or a free one if that is taken.")
  private Integer registry;

  /** The port for the broker. */
  int broker(Terminal terminal) {
    return choose(broker, BROKER, "broker", "--broker-port", terminal);
  }

  /** The port for the registry. */
  int registry(Terminal terminal) {
    return choose(registry, REGISTRY, "schema registry", "--registry-port", terminal);
  }

  /** The port that was asked for, or else the conventional one or any that is free. */
  int choose(Integer given, int convention, String listener, String option, Terminal terminal) {
    if (given != null) {
      if (given < 0 || given > HIGHEST) {
        throw new ParameterException(
            spec.commandLine(), option + " must be from 0 to " + HIGHEST + ", not " + given);
      }
      // A port that was asked for is not quietly exchanged for another.
      return LoopbackPort.claim(given, listener);
    }
    if (LoopbackPort.isFree(convention)) {
      return convention;
    }
    int free = LoopbackPort.free();
    terminal.note(
        "Port %d is taken; the %s listens on %d instead.".formatted(convention, listener, free));
    return free;
  }
}
