package nl.aldus.training.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of annotated articles: the project's own ({@code .xml}), gold records ({@code .json}),
 * or novels of OpenBoek ({@code .xml}).
 */
public final class Corpus {

  private Corpus() {}

  /**
   * Reads every annotated article of a folder, in the order of the file names.
   *
   * @throws CorpusException naming the first file that does not follow its format, or the folder if
   *     it has none
   */
  public static List<AnnotatedArticle> read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CorpusException(folder + " is not a folder of annotated articles");
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<AnnotatedArticle> articles =
          files.sorted().filter(Corpus::isAnnotated).map(Corpus::readFile).toList();
      if (articles.isEmpty()) {
        throw new CorpusException(folder + " has no annotated articles (*.xml or *.json)");
      }
      return articles;
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read", e);
    }
  }

  /**
   * Reads one annotated article.
   *
   * @throws CorpusException naming the file and the fault
   */
  public static AnnotatedArticle readFile(Path file) {
    if (!file.toString().endsWith(".xml")) {
      return GoldJson.read(file);
    }
    return OpenBoekXml.is(file) ? OpenBoekXml.read(file) : CorpusXml.read(file);
  }

  private static boolean isAnnotated(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".xml") || name.endsWith(".json");
  }
}
