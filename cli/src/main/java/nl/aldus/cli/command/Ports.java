package nl.aldus.cli.command;

import nl.aldus.cli.network.PortWish;
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
  PortWish broker() {
    return wish(broker, BROKER, "broker", "--broker-port");
  }

  /** The port for the registry. */
  PortWish registry() {
    return wish(registry, REGISTRY, "schema registry", "--registry-port");
  }

  /** The port that was asked for, or else the conventional one if that is free. */
  PortWish wish(Integer given, int convention, String listener, String option) {
    if (given == null) {
      return new PortWish(convention, false, listener);
    }
    if (given < 0 || given > HIGHEST) {
      throw new ParameterException(
          spec.commandLine(), option + " must be from 0 to " + HIGHEST + ", not " + given);
    }
    // A port that was asked for is not quietly exchanged for another.
    return new PortWish(given, true, listener);
  }
}
