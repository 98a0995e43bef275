package nl.aldus.extractor.quote.cue;

import java.util.List;
import java.util.Set;

/**
 * A reporting verb.
 *
 * @param lemma dictionary form, with the other words of a fixed expression: {@code laten weten}
 * @param base the infinitive that is inflected: {@code laten}, or {@code geven} of {@code aangeven}
 * @param joined the infinitive as written in one word: {@code aangeven}; equal to base if simple
 * @param particle separable part, or null
 * @param rest ways to say the other words of a fixed expression; empty if there are none
 * @param reports what it can report
 */
public record CueVerb(
    String lemma,
    String base,
    String joined,
    String particle,
    List<List<String>> rest,
    Set<Report> reports) {

  public CueVerb {
    rest = List.copyOf(rest);
    reports = Set.copyOf(reports);
  }

  public boolean reports(Report report) {
    return reports.contains(report);
  }
}
