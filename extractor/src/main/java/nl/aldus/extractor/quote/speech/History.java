package nl.aldus.extractor.quote.speech;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.aldus.extractor.quote.mark.MarkedSpan;
import nl.aldus.extractor.quote.speaker.NounPhrase;
import nl.aldus.extractor.quote.speaker.Referent;

/** What has been decided so far in an article. Belongs to one document. */
final class History {

  /** Nobody remembers further back than this many quotations. */
  private static final int MEMORY = 30;

  private final List<Said> all = new ArrayList<>();
  private final Map<String, Integer> times = new HashMap<>();

  /**
   * A quotation with its speaker.
   *
   * @param frame index of its frame
   * @param span what stands between its marks
   * @param speaker who said it, or null
   * @param mention the phrase that attributes it, or null
   */
  record Said(int frame, MarkedSpan span, Referent speaker, NounPhrase mention) {}

  void add(Said said) {
    all.add(said);
    if (said.speaker() != null) {
      times.merge(said.speaker().name(), 1, Integer::sum);
    }
  }

  /** The last quotation, or null. */
  Said last() {
    return all.isEmpty() ? null : all.get(all.size() - 1);
  }

  /** The last speaker before the last one, or null. */
  Referent other() {
    Said last = last();
    for (int i = all.size() - 2; i >= 0 && i > all.size() - MEMORY && last != null; i--) {
      Referent speaker = all.get(i).speaker();
      if (speaker != null && !speaker.same(last.speaker())) {
        return speaker;
      }
    }
    return null;
  }

  /** How often somebody has been quoted. */
  int times(Referent referent) {
    return times.getOrDefault(referent.name(), 0);
  }
}
