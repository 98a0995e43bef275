package nl.aldus.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.aldus.cli.command.AldusCommand;
import nl.aldus.cli.command.ClosesInOrder;
import nl.aldus.cli.command.ConsumeCommand;
import nl.aldus.cli.command.CorpusCommand;
import nl.aldus.cli.command.DemoCommand;
import nl.aldus.cli.command.DevCommand;
import nl.aldus.cli.command.DurationConverter;
import nl.aldus.cli.command.EncodingConverter;
import nl.aldus.cli.command.EvaluateCommand;
import nl.aldus.cli.command.ExtractCommand;
import nl.aldus.cli.command.KnowledgeCommand;
import nl.aldus.cli.command.LagCommand;
import nl.aldus.cli.command.PublishCommand;
import nl.aldus.cli.command.RunCommand;
import nl.aldus.cli.command.SchemasCommand;
import nl.aldus.cli.command.TopicsCommand;
import nl.aldus.cli.command.TrainCommand;
import nl.aldus.cli.failure.CommandException;
import nl.aldus.cli.terminal.OutputException;
import nl.aldus.cli.terminal.Paragraph;
import nl.aldus.cli.terminal.Terminal;
import nl.aldus.enricher.config.InvalidConfigException;
import nl.aldus.enricher.failure.EnricherException;
import nl.aldus.enricher.web.WebException;
import nl.aldus.schemas.registry.RegistryException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What a person types. One run is one command: results go to standard output, one clear line for
 * each failure to standard error, and the exit status is 0, 1 (failed), 2 (wrong command line) or
 * 130 (ended by Ctrl-C).
 */
public final class Main {

  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final int INTERRUPTED = 130;

  /** picocli refuses to write help that is narrower. */
  private static final int LEAST_HELP_COLUMNS = 55;

  /** How long a command that {@link ClosesInOrder} may take for that after Ctrl-C. */
  private static final Duration CLOSING = Duration.ofSeconds(30);

  /** How long any other may take to notice: long enough to finish an article and its line. */
  private static final Duration STOPPING = Duration.ofSeconds(1);

  private final Terminal terminal;
  private volatile Duration patience = STOPPING;
  private volatile boolean ending;

  public Main(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs a command in this process and ends the process with its status. */
  public static void main(String[] arguments) {
    Terminal terminal = Terminal.ofProcess(System.getenv());
    CountDownLatch done = new CountDownLatch(1);
    Thread command = Thread.currentThread();
    Main main = new Main(terminal);
    Thread closing = new Thread(() -> main.endInOrder(command, done), "aldus-closing");
    Runtime.getRuntime().addShutdownHook(closing);

    int status = main.run(arguments);
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(closing);
    } catch (IllegalStateException closingAlready) {
      // Ctrl-C: the JVM ends as soon as its hooks do, with the status for the signal.
      return;
    }
    System.exit(status);
  }

  /** Ctrl-C and the like: the command is interrupted and gets the time to close what it opened. */
  private void endInOrder(Thread command, CountDownLatch done) {
    ending = true;
    command.interrupt();
    try {
      done.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Runs a command.
   *
   * @return its exit status
   */
  public int run(String... arguments) {
    CommandLine line = commandLine();
    try {
      int status = line.execute(arguments);
      terminal.flush();
      return status;
    } catch (OutputException e) {
      return failed(e);
    } catch (VirtualMachineError | LinkageError e) {
      // Not an exception to picocli, but a person is to read a sentence all the same.
      return failed(e);
    } finally {
      terminal.clearProgress();
    }
  }

  /** The commands, to parse or to run. */
  CommandLine commandLine() {
    CommandLine line = new CommandLine(new AldusCommand(terminal));
    line.addSubcommand(new DemoCommand(terminal));
    line.addSubcommand(new ExtractCommand(terminal));
    line.addSubcommand(new DevCommand(terminal));
    line.addSubcommand(new RunCommand(terminal));
    line.addSubcommand(new PublishCommand(terminal));
    line.addSubcommand(new ConsumeCommand(terminal));
    line.addSubcommand(new LagCommand(terminal));
    line.addSubcommand(CorpusCommand.group(terminal));
    line.addSubcommand(new EvaluateCommand(terminal));
    line.addSubcommand(new TrainCommand(terminal));
    line.addSubcommand(TopicsCommand.group(terminal));
    line.addSubcommand(SchemasCommand.group(terminal));
    line.addSubcommand(KnowledgeCommand.group(terminal));
    line.addSubcommand(new GenerateCompletion());
    line.addSubcommand(new HelpCommand());
    line.registerConverter(Duration.class, new DurationConverter());
    line.registerConverter(Charset.class, new EncodingConverter());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(terminal.outWriter()));
    line.setErr(terminal.err());
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(terminal.colored() ? Ansi.ON : Ansi.OFF));
    line.setUsageHelpWidth(Math.max(LEAST_HELP_COLUMNS, terminal.width()));
    line.setParameterExceptionHandler((e, given) -> misused(e));
    line.setExecutionStrategy(this::execute);
    line.setExecutionExceptionHandler((e, given, parsed) -> failed(e));
    return line;
  }

  private int execute(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    patience = last.commandSpec().userObject() instanceof ClosesInOrder ? CLOSING : STOPPING;
    return new RunLast().execute(parsed);
  }

  private int misused(ParameterException e) {
    CommandLine command = e.getCommandLine();
    String message = e.getMessage();
    List<String> suggestions =
        e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    StringBuilder sentence =
        new StringBuilder(Paragraph.sentence(message.lines().findFirst().orElse("")));
    if (!suggestions.isEmpty()) {
      sentence.append(" Did you mean ").append(String.join(" or ", suggestions)).append('?');
    }
    sentence.append(" See '").append(command.getCommandSpec().qualifiedName()).append(" --help'.");
    terminal.error(sentence.toString());
    return MISUSED;
  }

  private int failed(Throwable e) {
    // While the JVM ends, what starts may fail in any way: nobody is to be told of that.
    if (ending || isInterruption(e)) {
      Thread.interrupted();
      return INTERRUPTED;
    }
    if (e instanceof OutputException output) {
      if (output.isClosedPipe()) {
        return OK;
      }
      terminal.error("Standard output cannot be written: " + output.getMessage() + ".");
      return FAILED;
    }
    LoggerFactory.getLogger(Main.class).error("The command failed", e);
    terminal.error(sentence(e));
    return FAILED;
  }

  private static String sentence(Throwable e) {
    if (e instanceof CommandException) {
      return e.getMessage();
    }
    if (e instanceof OutOfMemoryError) {
      return "There is not enough memory for this; give Java more, such as"
          + " ALDUS_JAVA_OPTS=-Xmx4g, or less to do at once.";
    }
    if (e instanceof EnricherException
        || e instanceof InvalidConfigException
        || e instanceof WebException) {
      return Paragraph.sentence(Paragraph.capitalized(e.getMessage()));
    }
    return RegistryException.among(e)
        .map(registry -> Paragraph.sentence("The schema registry fails: " + registry.getMessage()))
        .orElseGet(
            () ->
                String.format(
                    Locale.ROOT,
                    "Something went wrong that Aldus did not foresee (%s); run it again with"
                        + " --verbose to see more, and tell us.",
                    e));
  }

  private static boolean isInterruption(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof InterruptedException || t instanceof InterruptException) {
        return true;
      }
    }
    return false;
  }
}
