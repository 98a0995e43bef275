package nl.aldus.cli.command;

import nl.aldus.cli.logging.Log;
import nl.aldus.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command itself, which does nothing without a subcommand. */
@Command(
    name = "aldus",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    usageHelpAutoWidth = true,
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    description = "Who said what in Dutch news, as it happens.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:All went well.",
      "1:Something failed, or some of the input was no article; a line on standard error says what.",
      "2:The command line is wrong.",
      "130:Ctrl-C ended it."
    },
    footerHeading = "%nTo begin:%n",
    footer = {
      "  aldus demo              see quotations come out of a real pipeline",
      "  aldus extract FILE      who said what in a file, with nothing else running",
      "  aldus help COMMAND      options and examples of a command"
    })
public final class AldusCommand implements Runnable {

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  public AldusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      description =
          "Colour: ${COMPLETION-CANDIDATES}. Default: auto, on a terminal unless NO_COLOR is set.")
  void setColor(Terminal.Color color) {
    terminal.setColor(color);
  }

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Log to standard error what goes on inside.")
  void setVerbose(boolean verbose) {
    if (verbose) {
      Log.to(terminal::note);
      Log.more();
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing");
  }
}
