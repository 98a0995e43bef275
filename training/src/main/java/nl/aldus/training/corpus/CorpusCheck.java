package nl.aldus.training.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is wrong with articles of the project's own corpus ({@code corpus/GUIDELINES.md}), and what
 * an annotator should look at again.
 *
 * @param articles how many articles were read
 * @param faults where a file does not follow the format: none may stay
 * @param hints where the annotation contradicts the text or itself: most are slips, some are right
 */
public record CorpusCheck(int articles, List<Remark> faults, List<Remark> hints) {

  public CorpusCheck {
    faults = List.copyOf(faults);
    hints = List.copyOf(hints);
  }

  /**
   * Checks an article, or every article ({@code *.xml}) of a folder in the order of their names. A
   * fault does not keep the rest of its file from being checked, unless it is not well-formed.
   *
   * @param path file or folder
   * @param capitals true to get a hint, too, for every capitalised word in mid-sentence that is no
   *     entity
   * @throws CorpusException if nothing is there to check
   */
  public static CorpusCheck of(Path path, boolean capitals) {
    List<Path> files = files(path);
    List<Remark> faults = new ArrayList<>();
    List<Remark> hints = new ArrayList<>();
    for (Path file : files) {
      CorpusXml read = CorpusXml.check(file);
      faults.addAll(read.faults());
      hints.addAll(new Hints(read).find(capitals));
    }
    return new CorpusCheck(files.size(), faults, hints);
  }

  private static List<Path> files(Path path) {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    if (!Files.isDirectory(path)) {
      throw new CorpusException(path + " is neither a file nor a folder of annotated articles");
    }
    try (Stream<Path> all = Files.list(path)) {
      List<Path> files = all.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
      if (files.isEmpty()) {
        throw new CorpusException(path + " has no articles (*.xml)");
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }
}
