package nl.aldus.enricher.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.aldus.extractor.quote.speaker.SubjectFinder.Place;
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
