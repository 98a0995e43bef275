package nl.aldus.training.entity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads tokenised text, one token a line, sentences divided by blank lines, in lower case. */
final class PlainText {

  private PlainText() {}

  /** Sentences of WikiANN: lines such as {@code nl:Twente<TAB>B-LOC}, of which the token counts. */
  static List<List<String>> wikiann(Path folder) {
    return read(folder, line -> line.substring(line.indexOf(':') + 1, line.indexOf('\t')));
  }

  /** Sentences of OpenBoek: CoNLL-2012, the fourth column of which is the token. */
  static List<List<String>> openBoek(Path folder) {
    return read(folder, line -> line.startsWith("#") ? "" : column(line, 3));
  }

  private static String column(String line, int index) {
    String[] columns = line.split("\\s+", index + 2);
    return columns.length > index ? columns[index] : "";
  }

  private static List<List<String>> read(Path folder, Function<String, String> token) {
    List<List<String>> sentences = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        List<String> sentence = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
          String form = line.isBlank() ? "" : token.apply(line);
          if (!form.isEmpty()) {
            sentence.add(form.toLowerCase(Locale.ROOT));
          } else if (!sentence.isEmpty()) {
            sentences.add(sentence);
            sentence = new ArrayList<>();
          }
        }
        if (!sentence.isEmpty()) {
          sentences.add(sentence);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read", e);
    }
    return sentences;
  }
}
