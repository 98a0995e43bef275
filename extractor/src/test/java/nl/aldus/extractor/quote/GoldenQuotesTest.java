package nl.aldus.extractor.quote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.aldus.extractor.annotation.Quote;
import nl.aldus.extractor.document.Document;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One small article per construction: {@code NAME.txt} with its names marked, {@code
 * NAME.expected.json} with the quotations in it. Run with {@code -Daldus.golden=rewrite} to write
 * the expectations anew; read the difference before you commit it.
 */
class GoldenQuotesTest {

  private static final Path FOLDER =
      Path.of(
          System.getProperty("aldus.root"),
          "extractor/src/test/resources/nl/aldus/extractor/quote");
  private static final boolean REWRITE = "rewrite".equals(System.getProperty("aldus.golden"));
  private static final QuoteFinder FINDER = QuoteFinder.dutch();

  /** House styles of outer and inner marks; the articles are written in the first. */
  private static final Map<String, String> STYLES =
      new TreeMap<>(
          Map.of(
              "low and high", "„”‚’",
              "German", "„“‚‘",
              "straight double", "\"\"''",
              "straight single", "''\"\"",
              "single", "‘’“”",
              "guillemets", "«»‹›",
              "reversed guillemets", "»«›‹",
              "commas and apostrophes", ",,''‘’"));

  @TestFactory
  Stream<DynamicTest> findsWhatIsExpected() {
    return names(".txt").stream().map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
  }

  @TestFactory
  Stream<DynamicTest> findsTheSameInEveryStyle() {
    return names(".txt").stream()
        .filter(name -> read(name + ".txt").contains("“"))
        .map(name -> DynamicTest.dynamicTest(name, () -> checkStyles(name)));
  }

  @Test
  void everyArticleHasItsExpectationAndEveryExpectationItsArticle() {
    if (!REWRITE) {
      assertThat(names(".expected.json")).isEqualTo(names(".txt"));
    }
  }

  private static void check(String name) throws IOException {
    String found = json(quotes(read(name + ".txt")));
    if (REWRITE) {
      Files.writeString(FOLDER.resolve(name + ".expected.json"), found, StandardCharsets.UTF_8);
      return;
    }
    assertThat(found).isEqualTo(read(name + ".expected.json"));
  }

  private static void checkStyles(String name) {
    String marked = read(name + ".txt");
    List<String> expected = summary(quotes(marked));
    STYLES.forEach(
        (style, marks) ->
            assertThat(summary(quotes(convert(marked, marks)))).as(style).isEqualTo(expected));
  }

  /** Replaces “ ” and ‘ ’ by the marks of another style; apostrophes are ' in the articles. */
  private static String convert(String text, String marks) {
    boolean pairs = marks.length() == 6;
    String open = pairs ? marks.substring(0, 2) : marks.substring(0, 1);
    String close = pairs ? marks.substring(2, 4) : marks.substring(1, 2);
    String innerOpen = marks.substring(marks.length() - 2, marks.length() - 1);
    String innerClose = marks.substring(marks.length() - 1);
    return text.replace("‘", "\u0001")
        .replace("’", "\u0002")
        .replace("“", open)
        .replace("”", close)
        .replace("\u0001", innerOpen)
        .replace("\u0002", innerClose);
  }

  private static List<Quote> quotes(String marked) {
    Document document = MarkedUpArticle.parse(marked).document();
    FINDER.annotate(document);
    return document.quotes();
  }

  /** What must not depend on the style of the marks. */
  private static List<String> summary(List<Quote> quotes) {
    List<String> lines = new ArrayList<>();
    for (Quote quote : quotes) {
      lines.add(
          quote.type()
              + " "
              + quote.text().replaceAll("[\"'“”„‘’‚‹›«»,]+", "")
              + " | "
              + (quote.speaker() == null ? null : quote.speaker().name())
              + " | "
              + (quote.cue() == null ? null : quote.cue().text()));
    }
    return lines;
  }

  private static String json(List<Quote> quotes) {
    StringBuilder json = new StringBuilder("[");
    String between = "\n";
    for (Quote quote : quotes) {
      json.append(between).append("  {\n");
      field(json, "type", quote.type().name(), true);
      json.append("    \"begin\": ").append(quote.begin()).append(",\n");
      json.append("    \"end\": ").append(quote.end()).append(",\n");
      field(json, "text", quote.text(), true);
      field(json, "speaker", quote.speaker() == null ? null : quote.speaker().name(), true);
      boolean mentioned = quote.speaker() != null && quote.speaker().mention() != null;
      field(json, "mention", mentioned ? quote.speaker().mention().text() : null, true);
      field(json, "cue", quote.cue() == null ? null : quote.cue().text(), true);
      field(json, "lemma", quote.cue() == null ? null : quote.cue().lemma(), true);
      field(json, "venue", quote.venue(), true);
      String day = quote.saidOn() == null ? null : quote.saidOn().toString();
      field(json, "saidOn", day, false);
      json.append("  }");
      between = ",\n";
    }
    return json.append(quotes.isEmpty() ? "]\n" : "\n]\n").toString();
  }

  private static void field(StringBuilder json, String name, String value, boolean more) {
    json.append(String.format(Locale.ROOT, "    \"%s\": ", name));
    if (value == null) {
      json.append("null");
    } else {
      String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
      json.append('"').append(escaped).append('"');
    }
    json.append(more ? ",\n" : "\n");
  }

  private static Set<String> names(String ending) {
    try (Stream<Path> files = Files.list(FOLDER)) {
      Set<String> names = new TreeSet<>();
      files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ending))
          .forEach(file -> names.add(file.substring(0, file.length() - ending.length())));
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String file) {
    try {
      return Files.readString(FOLDER.resolve(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
