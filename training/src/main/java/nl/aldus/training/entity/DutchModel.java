package nl.aldus.training.entity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nl.aldus.extractor.mention.TaggerModel;
import nl.aldus.training.corpus.Corpus;
import nl.aldus.training.corpus.UdNews;

/**
 * The mention tagger that comes with Aldus: what it is trained on. {@code docs/models/mentions.md}
 * is its card.
 */
public final class DutchModel {

  /** Name and version of the model. */
  public static final String NAME = "aldus-mentions-nl-1";

  private DutchModel() {}

  /**
   * Trains the model. The same data give the identical model on every machine.
   *
   * @param corpus folder of the project's own articles ({@code corpus/articles})
   * @param data folder with {@code ud} (annotated sentences), {@code wikiann} and {@code openboek}
   *     (plain text for word classes)
   * @param progress told what is going on, for people
   */
  public static TaggerModel train(Path corpus, Path data, Consumer<String> progress) {
    List<TrainingSet> sets =
        List.of(
            new TrainingSet("own corpus", 1, Corpus.read(corpus)),
            new TrainingSet("UD", 1, UdNews.read(data.resolve("ud"))));
    List<List<String>> texts = new ArrayList<>(PlainText.wikiann(data.resolve("wikiann")));
    texts.addAll(PlainText.openBoek(data.resolve("openboek/coref")));
    return new EntityTrainer(progress).train(NAME, sets, texts);
  }

  /** Trains and writes the model: {@code CORPUS DATA MODEL}. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      System.err.println("Give three paths: corpus/articles, the data folder, the model to write.");
      System.exit(2);
    }
    train(Path.of(arguments[0]), Path.of(arguments[1]), System.out::println)
        .write(Path.of(arguments[2]));
  }
}
