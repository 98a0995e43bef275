package nl.aldus.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.aldus.cli.failure.CommandException;
import nl.aldus.cli.terminal.Terminal;
import nl.aldus.extractor.Extractor;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Layer;
import nl.aldus.extractor.document.Stage;
import nl.aldus.training.corpus.AnnotatedArticle;
import nl.aldus.training.corpus.Corpus;
import nl.aldus.training.corpus.CorpusException;
import nl.aldus.training.entity.DutchModel;
import nl.aldus.training.quote.QuoteTrainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Rebuilds the models that come with Aldus. Does nothing without a subcommand. */
@Command(name = "train", description = "Rebuild the models that come with Aldus.")
public final class TrainCommand implements Runnable {

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  public TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "What to train is missing");
  }

  @Command(
      name = "quotes",
      description =
          "The models of kind and speaker of quotations, with the entities as Aldus finds them.")
  int quotes(
      @Option(
              names = "--corpus",
              paramLabel = "FOLDER",
              defaultValue = "corpus/articles",
              description = "Annotated articles. Default: ${DEFAULT-VALUE}.")
          Path corpus,
      @Option(
              names = "--output",
              paramLabel = "FOLDER",
              defaultValue = "extractor/src/main/resources/nl/aldus/extractor/quote/speech",
              description = "Where the models go. Default: ${DEFAULT-VALUE}.")
          Path output) {
    List<AnnotatedArticle> articles;
    try {
      articles = Corpus.read(corpus);
    } catch (CorpusException e) {
      throw new CommandException(e.getMessage() + ".");
    }
    Extractor extractor = Extractor.dutch();
    try {
      Files.createDirectories(output);
      QuoteTrainer.train(articles, article -> beforeQuotes(extractor, article)).write(output);
    } catch (IOException e) {
      throw new CommandException("Cannot write the models to " + output + ": " + e.getMessage());
    }
    terminal.line("Trained on " + articles.size() + " articles; the models are in " + output + ".");
    return 0;
  }

  @Command(
      name = "entities",
      description =
          "The tagger of names. Needs the Universal Dependencies sentences with their names and the"
              + " plain texts that its card lists.")
  int entities(
      @Option(
              names = "--corpus",
              paramLabel = "FOLDER",
              defaultValue = "corpus/articles",
              description = "Annotated articles. Default: ${DEFAULT-VALUE}.")
          Path corpus,
      @Option(
              names = "--data",
              paramLabel = "FOLDER",
              required = true,
              description = "Folder with ud, wikiann and openboek.")
          Path data,
      @Option(
              names = "--output",
              paramLabel = "FILE",
              defaultValue = "extractor/src/main/resources/nl/aldus/extractor/mention/dutch.model",
              description = "Where the model goes. Default: ${DEFAULT-VALUE}.")
          Path output) {
    try {
      DutchModel.train(corpus, data, terminal::line).write(output);
    } catch (CorpusException e) {
      throw new CommandException(e.getMessage() + ".");
    } catch (IOException | UncheckedIOException e) {
      throw new CommandException(
          "Cannot read the data or write the model: " + e.getMessage() + ".");
    }
    terminal.line("The model is in " + output + ".");
    return 0;
  }

  private static Document beforeQuotes(Extractor extractor, AnnotatedArticle article) {
    Document document = new Document(article.article());
    for (Stage stage : extractor.stages()) {
      if (stage.adds().contains(Layer.QUOTES)) {
        break;
      }
      stage.annotate(document);
    }
    return document;
  }
}
