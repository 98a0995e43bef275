package nl.aldus.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import nl.aldus.cli.failure.CommandException;
import nl.aldus.cli.terminal.Terminal;
import nl.aldus.extractor.Extractor;
import nl.aldus.training.corpus.AnnotatedArticle;
import nl.aldus.training.corpus.Corpus;
import nl.aldus.training.corpus.CorpusException;
import nl.aldus.training.score.Scorer;
import nl.aldus.training.score.Scores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How well the extractor does on annotated articles. */
@Command(
    name = "evaluate",
    description = {
      "Hold what Aldus finds against a folder of annotated articles: precision, recall and F1 of"
          + " quotations, speakers, reported speech and entities, and how often a speaker is right"
          + " at each confidence.",
      "Reads the corpus of the project (*.xml, see corpus/GUIDELINES.md), gold records (*.json) and"
          + " novels of OpenBoek (*.xml)."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  aldus evaluate corpus/articles",
      "  aldus evaluate gold/ --errors 40     and where it went wrong"
    })
public final class EvaluateCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "FOLDER", description = "Annotated articles.")
  private Path folder;

  @Option(
      names = "--errors",
      paramLabel = "N",
      defaultValue = "0",
      description = "Also show the first N differences. Default: none.")
  private int errors;

  public EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<AnnotatedArticle> gold;
    try {
      gold = Corpus.read(folder);
    } catch (CorpusException e) {
      throw new CommandException(e.getMessage() + ".");
    }
    Extractor extractor = Extractor.dutch();
    Scores scores = Scorer.score(gold, extractor::extract);
    scores.differences().stream().limit(errors).forEach(d -> terminal.line(d.toString()));
    scores.report().lines().forEach(terminal::line);
    return 0;
  }
}
