package nl.aldus.enricher.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.aldus.avro.EntityType;
import nl.aldus.avro.QuoteType;
import nl.aldus.enricher.lag.LagStatus;
import nl.aldus.extractor.quote.speaker.SubjectFinder.Place;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;

class PageTextsTest {

  private static final Pattern KEY = Pattern.compile("(?m)^  \"?([\\w.]+)\"?: \"");
  private static final Pattern USED = Pattern.compile("data-(?:text|label)=\"([^\"]+)\"");

  @Test
  void saysEverythingInBothLanguages() throws Exception {
    Set<String> dutch = find(KEY, "script/messages/nl.js");

    assertThat(dutch).hasSizeGreaterThan(80);
    assertThat(find(KEY, "script/messages/en.js")).isEqualTo(dutch);
    assertThat(dutch).containsAll(find(USED, "index.html"));
  }

  @Test
  void hasAMessageForEveryKindAndStatusAndNoneThatIsNeverSaid() throws Exception {
    Set<String> fromServer = new TreeSet<>();
    for (Enum<?>[] names :
        List.of(LagStatus.values(), QuoteType.values(), EntityType.values(), State.values())) {
      Stream.of(names).map(Enum::name).forEach(fromServer::add);
    }
    Set<String> keys = find(KEY, "script/messages/nl.js");
    assertThat(keys).containsAll(names(LagStatus.values(), "", "why."));
    assertThat(keys).containsAll(names(QuoteType.values(), ""));
    assertThat(keys).containsAll(names(EntityType.values(), "", "one."));
    assertThat(keys).containsAll(names(State.values(), "state."));

    String page = scripts() + read("index.html");
    for (String key : keys) {
      String stem = key.replaceFirst("\\..*", "");
      assertThat(fromServer.contains(key) || page.matches("(?s).*[\"`]" + stem + "[\"`.#].*"))
          .as(key)
          .isTrue();
    }
  }

  private static List<String> names(Enum<?>[] values, String... prefixes) {
    return Stream.of(values)
        .flatMap(value -> Stream.of(prefixes).map(prefix -> prefix + value.name()))
        .toList();
  }

  /** All scripts but the messages. */
  private static String scripts() throws Exception {
    Path folder = Path.of(PageTextsTest.class.getResource("script").toURI());
    StringBuilder scripts = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".js")).toList()) {
        if (!file.startsWith(folder.resolve("messages"))) {
          scripts.append(Files.readString(file));
        }
      }
    }
    return scripts.toString();
  }

  @Test
  void saysInDutchWhateverReasonTheExtractorGives() throws Exception {
    String dutch = read("script/messages/reasons.js");
    List<String> clauses = new ArrayList<>();
    String explanations = read("/nl/aldus/extractor/quote/speech/explanations.txt");
    for (String line : explanations.lines().filter(l -> !l.startsWith("#")).toList()) {
      clauses.add(line.substring(line.indexOf('|') + 1).strip());
    }
    for (Place place : Place.values()) {
      clauses.add(place.explanation());
    }
    clauses.removeIf(String::isEmpty);

    assertThat(clauses).hasSizeGreaterThan(100);
    assertThat(clauses).allSatisfy(c -> assertThat(dutch).contains("  \"" + c + "\": \""));
  }

  /** The marks around what an article says are the page's; those in an article stay its own. */
  @Test
  void quotesInEnglishAsEnglishDoes() throws Exception {
    assertThat(read("script/messages/en.js")).contains("“{text}”").doesNotContain("„");
    String example = read("script/article/example.js");
    assertThat(scripts().replace(example, "")).doesNotContain("„");
  }

  @Test
  void hasNoScriptOrStyleInItsMarkup() throws Exception {
    assertThat(read("index.html"))
        .doesNotContainPattern("<script>|<style|style=|\\son\\w+=|javascript:|https?://");
  }

  private static Set<String> find(Pattern pattern, String file) throws IOException {
    Set<String> found = new TreeSet<>();
    for (Matcher matcher = pattern.matcher(read(file)); matcher.find(); ) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static String read(String file) throws IOException {
    try (InputStream in = PageTextsTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
