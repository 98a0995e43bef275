package nl.aldus.extractor.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.aldus.extractor.Extractor;
import nl.aldus.extractor.SharedData;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.Sentence;
import org.junit.jupiter.api.Test;

/** Holds sentence boundaries against the newspaper part of UD Dutch Alpino. */
class SentenceBoundaryTest {

  @Test
  void findsTheSentencesOfNewspaperArticles() throws IOException {
    List<String> lines = Files.readAllLines(SharedData.path("data/ud/alpino-articles.jsonl"));
    Extractor extractor = Extractor.dutch();
    int hit = 0;
    int gold = 0;
    int said = 0;
    int innerHit = 0;
    int innerGold = 0;
    int innerSaid = 0;
    List<String> wrong = new ArrayList<>();
    // The last line is a report full of holes.
    for (String line : lines.subList(0, lines.size() - 1)) {
      JsonNode article = new JsonMapper().readTree(line);
      StringBuilder text = new StringBuilder();
      Set<Integer> want = new HashSet<>();
      Set<Integer> paragraphEnds = new HashSet<>();
      for (JsonNode paragraph : article.get("paragraphs")) {
        text.append(text.isEmpty() ? "" : "\n\n");
        String space = "";
        for (JsonNode sentence : paragraph) {
          text.append(space).append(sentence.asText());
          want.add(text.length());
          space = " ";
        }
        paragraphEnds.add(text.length());
      }
      Set<Integer> have = new HashSet<>();
      for (Sentence sentence : extractor.extract(Article.of(text.toString())).sentences()) {
        have.add(sentence.end());
      }
      gold += want.size();
      said += have.size();
      for (int end : have) {
        hit += want.contains(end) ? 1 : 0;
        if (!want.contains(end)) {
          wrong.add("spurious " + around(text, end));
        }
      }
      for (int end : want) {
        if (!have.contains(end)) {
          wrong.add("missed " + around(text, end));
        }
      }
      want.removeAll(paragraphEnds);
      have.removeAll(paragraphEnds);
      innerGold += want.size();
      innerSaid += have.size();
      have.retainAll(want);
      innerHit += have.size();
    }
    double f1 = 2.0 * hit / (gold + said);
    double innerF1 = 2.0 * innerHit / (innerGold + innerSaid);
    System.out.printf(
        Locale.ROOT,
        "sentence boundaries: F1 %.4f (hit %d, gold %d, said %d); inside paragraphs F1 %.4f%n",
        f1,
        hit,
        gold,
        said,
        innerF1);
    assertThat(f1).as("F1, wrong: %s", String.join("\n", wrong)).isGreaterThanOrEqualTo(0.99);
    assertThat(innerF1).as("inside paragraphs").isGreaterThanOrEqualTo(0.99);
  }

  private static String around(CharSequence text, int end) {
    return (text.subSequence(Math.max(0, end - 40), end)
            + " | "
            + text.subSequence(end, Math.min(text.length(), end + 30)))
        .replace("\n", "⏎");
  }
}
