package nl.aldus.extractor.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.aldus.extractor.Extractor;
import nl.aldus.extractor.SharedData;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.Sentence;
import org.junit.jupiter.api.Test;

/** Holds sentences against the Dutch cases in the tests of pySBD, mediacloud and spaCy. */
class PublishedCasesTest {

  private static final Extractor EXTRACTOR = Extractor.dutch();

  /** A Python string literal, in single, double or triple quotes. */
  private static final Pattern LITERAL =
      Pattern.compile("\"\"\"(.*?)\"\"\"|\"([^\"\\n]*)\"|'([^'\\n]*)'", Pattern.DOTALL);

  @Test
  void splitsThePysbdCases() throws IOException {
    Matcher cases =
        Pattern.compile("\\(\"([^\\n]*)\",\\s*\\[(.*?)\\]\\)", Pattern.DOTALL)
            .matcher(Files.readString(SharedData.path("data/sentence-tests/pysbd_test_dutch.py")));
    int count = 0;
    while (cases.find()) {
      count++;
      String text = cases.group(1);
      if (text.contains("...en toen")) {
        // Aldus begins no sentence in lower case behind dots: in news, dots mid-sentence are
        // a pause.
        assertThat(sentences(text)).hasSize(1);
      } else {
        assertThat(sentences(text)).isEqualTo(literals(cases.group(2)));
      }
    }
    assertThat(count).isEqualTo(3);
  }

  @Test
  void splitsTheMediacloudCases() throws IOException {
    Matcher cases =
        Pattern.compile(
                "input_text = \"\"\"(.*?)\"\"\"\\s*expected_sentences = \\[(.*?)\\n        \\]",
                Pattern.DOTALL)
            .matcher(
                Files.readString(SharedData.path("data/sentence-tests/mediacloud_test_nl.py")));
    int count = 0;
    while (cases.find()) {
      count++;
      String text = cases.group(1).strip().replaceAll("\\s+", " ");
      assertThat(sentences(text)).isEqualTo(literals(cases.group(2)));
    }
    assertThat(count).isEqualTo(3);
  }

  @Test
  void takesEachSpacyExampleForOneSentence() throws IOException {
    String file = Files.readString(SharedData.path("data/sentence-tests/spacy_nl_examples.py"));
    List<String> examples = literals(file.substring(file.indexOf("sentences = [")));
    assertThat(examples).hasSizeGreaterThan(3);
    for (String example : examples) {
      assertThat(sentences(example)).containsExactly(example);
    }
  }

  private static List<String> sentences(String text) {
    return EXTRACTOR.extract(Article.of(text)).sentences().stream().map(Sentence::text).toList();
  }

  /** The literals of a Python list; neighbours without a comma are one. */
  private static List<String> literals(String python) {
    List<String> literals = new ArrayList<>();
    Matcher matcher = LITERAL.matcher(python);
    int end = 0;
    while (matcher.find()) {
      String literal =
          matcher.group(1) != null
              ? matcher.group(1)
              : matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
      boolean goesOn = !literals.isEmpty() && python.substring(end, matcher.start()).isBlank();
      if (goesOn) {
        literals.set(literals.size() - 1, literals.get(literals.size() - 1) + literal);
      } else {
        literals.add(literal);
      }
      end = matcher.end();
    }
    return literals;
  }
}
