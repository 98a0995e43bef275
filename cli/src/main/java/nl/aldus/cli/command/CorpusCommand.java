package nl.aldus.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import nl.aldus.cli.display.Count;
import nl.aldus.cli.failure.CommandException;
import nl.aldus.cli.terminal.Style;
import nl.aldus.cli.terminal.Terminal;
import nl.aldus.training.corpus.CorpusCheck;
import nl.aldus.training.corpus.CorpusException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The project's own annotated articles. */
@Command(name = "corpus", description = "Check annotated articles.")
public final class CorpusCommand implements Runnable {

  @Spec private CommandSpec spec;

  private CorpusCommand() {}

  /** The command with its subcommands. */
  public static CommandLine group(Terminal terminal) {
    return new CommandLine(new CorpusCommand()).addSubcommand(new Check(terminal));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing: check");
  }

  /** Faults and hints. */
  @Command(
      name = "check",
      description = {
        "Check articles that are annotated as corpus/GUIDELINES.md has it. Tells every fault of every"
            + " file; with one, the exit status is 1.",
        "Then tells what to look at: speakers, mentions and cues that are not in the text, names that"
            + " are annotated in one place and plain in another, or have two types, marks without a"
            + " quotation and quotations without marks, reported speech that begins with dat or of."
            + " Not all of that is wrong, so it does not count."
      },
      footerHeading = "%nExamples:%n",
      footer = {
        "  aldus corpus check corpus/articles",
        "  aldus corpus check --capitals corpus/articles/sport-001.xml"
      })
  static final class Check implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "FOLDER", description = "Folder of articles (*.xml), or one of them.")
    private Path path;

    @Option(
        names = "--capitals",
        description = "Look at every capitalised word in mid-sentence that is no entity, too.")
    private boolean capitals;

    Check(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      CorpusCheck check;
      try {
        check = CorpusCheck.of(path, capitals);
      } catch (CorpusException e) {
        throw new CommandException(e.getMessage() + ".");
      }
      check.faults().forEach(fault -> terminal.line(terminal.styled(Style.BAD, fault.toString())));
      if (!check.hints().isEmpty()) {
        terminal.line("To look at:");
        check.hints().forEach(hint -> terminal.line("  " + hint));
      }
      String articles = Count.of(check.articles(), "article");
      if (!check.faults().isEmpty()) {
        terminal.error(Count.of(check.faults().size(), "fault") + " in " + articles + ".");
        return 1;
      }
      terminal.note(articles + ", no faults; " + check.hints().size() + " to look at.");
      return 0;
    }
  }
}
