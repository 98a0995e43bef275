package nl.aldus.cli.command;

import java.util.concurrent.Callable;
import nl.aldus.cli.backbone.Backbone;
import nl.aldus.cli.data.DataDirectory;
import nl.aldus.cli.logging.Log;
import nl.aldus.cli.network.PortWish;
import nl.aldus.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The broker and the registry alone. */
@Command(
    name = "dev",
    description = {
      "Run a Kafka broker and a schema registry on this machine, with the topics created and the"
          + " schemas registered, until Ctrl-C. The data is there again next time.",
      "Other aldus commands in the same directory find them by themselves."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  aldus dev                          and in other terminals:",
      "  aldus run                          the enricher",
      "  aldus publish nieuws/              articles in",
      "  aldus consume quotes               quotations out"
    })
public final class DevCommand implements Callable<Integer>, ClosesInOrder {

  private final Terminal terminal;

  @Mixin private DataDirectoryOptions directory;
  @Mixin private Ports ports;

  public DevCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    PortWish broker = ports.broker();
    PortWish registry = ports.registry();
    try (DataDirectory data = directory.open()) {
      Log.toFile(data.log());
      terminal.progress("Starting a Kafka broker and a schema registry …");
      try (Backbone backbone = Backbone.start(data, broker, registry, terminal::note)) {
        terminal.line("Kafka broker      " + backbone.bootstrapServers());
        terminal.line("Schema registry   " + backbone.schemaRegistryUrl());
        terminal.line("Data and log      " + data.path());
        terminal.line("Ctrl-C stops them.");
        terminal.flush();
        backbone.await();
        return 0;
      } finally {
        terminal.progress("Stopping …");
      }
    }
  }
}
