package nl.aldus.cli.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import nl.aldus.cli.data.DataDirectory;
import nl.aldus.cli.demo.Demo;
import nl.aldus.cli.logging.Log;
import nl.aldus.cli.network.PortWish;
import nl.aldus.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The whole pipeline, to watch. */
@Command(
    name = "demo",
    description = {
      "Run the whole pipeline on this machine: a Kafka broker, a schema registry and the enricher;"
          + " publish sample articles and show who said what in them, here and on a web page,"
          + " until Ctrl-C.",
      "Articles that you publish from another terminal are shown as well."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  aldus demo",
      "  aldus demo --once                     end when all samples are through",
      "  aldus publish nieuws/                 in another terminal, the same directory",
      "  aldus consume quotes --from-beginning"
    })
public final class DemoCommand implements Callable<Integer>, ClosesInOrder {

  private static final Duration SLOWEST = Duration.ofMinutes(1);

  private static final int WEB = 8080;

  private final Terminal terminal;

  @Spec private CommandSpec spec;
  @Mixin private DataDirectoryOptions directory;
  @Mixin private Ports ports;

  @Option(names = "--once", description = "End when every sample has come through.")
  private boolean once;

  @Option(
      names = "--pace",
      paramLabel = "DURATION",
      description = "Time between two articles. Default: 2s, with --once 300ms.")
  private Duration pace;

  @Option(
      names = "--web-port",
      paramLabel = "PORT",
      description =
          "Port of the web page, 0 for any that is free. Default: "
              + WEB
              + ", or a free one if that is taken.")
  private Integer web;

  public DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    Duration between = pace != null ? pace : once ? Duration.ofMillis(300) : Duration.ofSeconds(2);
    if (between.compareTo(SLOWEST) > 0) {
      throw new ParameterException(spec.commandLine(), "--pace must be 1m or less");
    }
    PortWish broker = ports.broker();
    PortWish registry = ports.registry();
    PortWish page = ports.wish(web, WEB, "web page", "--web-port");
    try (DataDirectory data = directory.open()) {
      Log.toFile(data.log());
      new Demo(terminal, data, between).run(broker, registry, page, once);
      return 0;
    }
  }
}
