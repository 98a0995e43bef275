package nl.aldus.extractor.quote.speech;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.aldus.extractor.lexicon.OncePerForm;
import nl.aldus.extractor.lexicon.WordList;

/**
 * Says in words why a model decided as it did, from {@code explanations.txt}. Immutable and
 * thread-safe.
 */
final class Explanation {

  private static final int MOST = 3;
  private static final String AND = " & ";

  private final Map<String, String> words = new HashMap<>();

  private final OncePerForm<String, List<String>> known = new OncePerForm<>(this::clauses);

  private Explanation() {}

  static Explanation english() {
    Explanation explanation = new Explanation();
    for (String entry : WordList.read(Explanation.class, "explanations.txt")) {
      int bar = entry.indexOf('|');
      explanation.words.put(entry.substring(0, bar).strip(), entry.substring(bar + 1).strip());
    }
    return explanation;
  }

  /**
   * The strongest reasons as one clause, such as {@code a reporting verb follows it and it begins
   * with a capital}; empty if no feature speaks for the decision.
   *
   * @param features the features that speak for it, strongest first
   */
  String of(List<String> features) {
    Set<String> clauses = new LinkedHashSet<>();
    for (String feature : features) {
      for (String clause : known.of(feature)) {
        if (clauses.size() < MOST) {
          clauses.add(clause);
        }
      }
    }
    return joined(List.copyOf(clauses));
  }

  private List<String> clauses(String feature) {
    return Arrays.stream(feature.split(AND, -1))
        .map(this::part)
        .filter(clause -> clause != null && !clause.isEmpty())
        .toList();
  }

  private static String joined(List<String> clauses) {
    int last = clauses.size() - 1;
    return last < 1
        ? String.join("", clauses)
        : String.join(", ", clauses.subList(0, last)) + " and " + clauses.get(last);
  }

  /** The words for a feature without {@code &}, or null if there are none. */
  String part(String feature) {
    String beginning = feature;
    while (!beginning.isEmpty()) {
      String clause = words.get(beginning);
      if (clause != null) {
        return clause;
      }
      int space = beginning.lastIndexOf(' ');
      beginning = space < 0 ? "" : beginning.substring(0, space);
    }
    return null;
  }

  /**
   * The reasons for kind and speaker: {@code direct speech, because a reporting verb follows it}.
   *
   * @param speaker name of the speaker, or null for nobody
   */
  List<String> reasons(String kind, List<String> traits, String speaker, List<String> clues) {
    return List.of(
        because(kind, of(traits)),
        because(speaker == null ? "nobody is named as speaker" : said(speaker), of(clues)));
  }

  /** Names a speaker. */
  static String said(String speaker) {
    return "the speaker is " + speaker;
  }

  /** A conclusion with its reason, if there is one. */
  static String because(String conclusion, String reason) {
    return reason.isEmpty() ? conclusion : conclusion + ", because " + reason;
  }
}
