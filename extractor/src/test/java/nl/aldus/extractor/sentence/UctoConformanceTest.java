package nl.aldus.extractor.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.aldus.extractor.Extractor;
import nl.aldus.extractor.SharedData;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.Sentence;
import nl.aldus.extractor.lexicon.WordList;
import org.junit.jupiter.api.Test;

/**
 * Holds sentences against ucto's Dutch test cases. Every case passes or stands in {@code
 * ucto-differences.txt} with the reason; a case that stands there and passes fails the test.
 */
class UctoConformanceTest {

  @Test
  void accountsForEveryCase() throws IOException {
    Map<String, String> reasons = new HashMap<>();
    for (String line : WordList.read(UctoConformanceTest.class, "ucto-differences.txt")) {
      String[] columns = line.split("\t", 2);
      reasons.put(columns[0], columns[1]);
    }
    Extractor extractor = Extractor.dutch();
    List<String> unaccounted = new ArrayList<>();
    List<String> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(SharedData.path("data/sentence-tests/ucto_nl"))) {
      for (Path expected : files.filter(f -> f.toString().endsWith(".tok.V")).sorted().toList()) {
        String name = expected.getFileName().toString().replace(".nl.tok.V", "");
        Path input = expected.resolveSibling(name + ".nl.txt");
        if (!Files.exists(input)) {
          continue;
        }
        cases.add(name);
        String difference = difference(extractor, input, expected);
        if (difference != null && !reasons.containsKey(name)) {
          unaccounted.add(name + ": " + difference);
        } else if (difference == null && reasons.containsKey(name)) {
          unaccounted.add(name + ": passes, but stands in ucto-differences.txt");
        }
      }
    }
    assertThat(String.join("\n", unaccounted)).isEmpty();
    assertThat(cases).containsAll(reasons.keySet());
    System.out.printf(
        "ucto: %d of %d cases agree, %d differ with a reason%n",
        cases.size() - reasons.size(), cases.size(), reasons.size());
  }

  /** What differs, or null. Compares ends of sentences, counted in characters but white space. */
  private static String difference(Extractor extractor, Path input, Path expected)
      throws IOException {
    TreeSet<Integer> want = new TreeSet<>();
    StringBuilder letters = new StringBuilder();
    for (String line : Files.readAllLines(expected)) {
      String[] columns = line.split("\t", -1);
      if (columns.length > 1) {
        letters.append(columns[0].replaceAll("\\s", ""));
        String roles = columns.length > 2 ? columns[2] : "";
        boolean closesSentence =
            roles.contains("ENDQUOTE") && want.remove(letters.length() - columns[0].length());
        if (closesSentence || roles.contains("ENDOFSENTENCE")) {
          want.add(letters.length());
        }
      }
    }
    String text;
    try {
      text = Files.readString(input);
    } catch (IOException e) {
      return "not UTF-8";
    }
    TreeSet<Integer> have = new TreeSet<>();
    int at = 0;
    for (Sentence sentence : extractor.extract(Article.of(text)).sentences()) {
      at += sentence.text().replaceAll("\\s", "").length();
      have.add(at);
    }
    TreeSet<Integer> missed = new TreeSet<>(want);
    missed.removeAll(have);
    TreeSet<Integer> spurious = new TreeSet<>(have);
    spurious.removeAll(want);
    if (missed.isEmpty() && spurious.isEmpty()) {
      return null;
    }
    return "missed " + around(letters, missed) + ", spurious " + around(letters, spurious);
  }

  private static List<String> around(CharSequence letters, Set<Integer> ends) {
    return ends.stream()
        .map(
            end ->
                letters.subSequence(
                        Math.max(0, Math.min(end, letters.length()) - 15),
                        Math.min(end, letters.length()))
                    + "|"
                    + letters.subSequence(
                        Math.min(end, letters.length()), Math.min(letters.length(), end + 10)))
        .toList();
  }
}
