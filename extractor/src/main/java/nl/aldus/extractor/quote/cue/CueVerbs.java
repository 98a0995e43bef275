package nl.aldus.extractor.quote.cue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.aldus.extractor.lexicon.WordList;

/** The reporting verbs of {@code verbs.txt}, by infinitive. Immutable and thread-safe. */
public final class CueVerbs {

  private final Map<String, List<CueVerb>> byInfinitive = new HashMap<>();

  private CueVerbs() {}

  /** The Dutch ones. */
  public static CueVerbs dutch() {
    Map<String, CueVerb> verbs = new LinkedHashMap<>();
    for (String entry : WordList.read(CueVerbs.class, "verbs.txt")) {
      CueVerb verb = parse(entry);
      verbs.merge(verb.lemma() + " " + verb.particle(), verb, CueVerbs::both);
    }
    CueVerbs index = new CueVerbs();
    for (CueVerb verb : verbs.values()) {
      index.add(verb.base(), verb);
      if (!verb.joined().equals(verb.base())) {
        index.add(verb.joined(), verb);
      }
    }
    return index;
  }

  /** Verbs of which this is the infinitive, whole or without its particle; may be empty. */
  public List<CueVerb> withInfinitive(String infinitive) {
    return byInfinitive.getOrDefault(infinitive, List.of());
  }

  private void add(String infinitive, CueVerb verb) {
    byInfinitive.computeIfAbsent(infinitive, key -> new ArrayList<>()).add(verb);
  }

  private static CueVerb both(CueVerb a, CueVerb b) {
    Set<Report> reports = EnumSet.copyOf(a.reports());
    reports.addAll(b.reports());
    List<List<String>> rest = new ArrayList<>(a.rest());
    rest.addAll(b.rest());
    return new CueVerb(a.lemma(), a.base(), a.joined(), a.particle(), rest, reports);
  }

  private static CueVerb parse(String entry) {
    String[] columns = entry.split("\\s+", 2);
    if (columns.length != 2) {
      throw new IllegalStateException("verbs.txt: no flags and verb in '" + entry + "'");
    }
    Set<Report> reports = EnumSet.noneOf(Report.class);
    for (Report report : Report.values()) {
      if (columns[0].indexOf(report.letter()) >= 0) {
        reports.add(report);
      }
    }
    if (reports.size() != columns[0].length()) {
      throw new IllegalStateException("verbs.txt: unknown or double flag in '" + entry + "'");
    }
    String[] sides = columns[1].split(" \\+ ", 2);
    String[] parts = sides[0].strip().split("\\|", 2);
    String particle = parts.length == 2 ? parts[0] : null;
    String base = parts[parts.length - 1];
    String joined = particle == null ? base : particle + base;
    List<List<String>> rest = new ArrayList<>();
    String lemma = joined;
    if (sides.length == 2) {
      for (String way : sides[1].split(" / ")) {
        rest.add(Arrays.asList(way.strip().split("[ _]+")));
      }
      lemma =
          joined.equals("zijn") || joined.equals("hebben")
              ? String.join(" ", rest.get(0)) + " " + joined
              : joined + " " + String.join(" ", rest.get(0));
    }
    return new CueVerb(lemma, base, joined, particle, rest, reports);
  }
}
