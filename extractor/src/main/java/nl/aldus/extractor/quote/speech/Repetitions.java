package nl.aldus.extractor.quote.speech;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Tokens;
import nl.aldus.extractor.quote.mark.MarkedSpan;

/**
 * Finds the quotation whose words a heading repeats: a heading in quotation marks is somebody's if
 * somebody says it in the text. Belongs to one document.
 */
final class Repetitions {

  /** Neighbours that a heading is held against, on either side. */
  private static final int REACH = 40;

  private static final int LONGEST = 14;
  private static final double SHARE = 0.6;

  private final Document document;
  private final List<MarkedSpan> spans;
  private final List<Set<String>> words = new ArrayList<>();

  Repetitions(Document document, List<MarkedSpan> spans) {
    this.document = document;
    this.spans = spans;
    for (int i = 0; i < spans.size(); i++) {
      words.add(null);
    }
  }

  /** Index of the span that says most of the words of a short one, or -1. */
  int of(int index) {
    Set<String> own = words(index);
    if (own.isEmpty() || own.size() > LONGEST) {
      return -1;
    }
    int best = -1;
    double bestShare = SHARE;
    int from = Math.max(0, index - REACH);
    for (int i = from; i < spans.size() && i <= index + REACH; i++) {
      if (i == index || words(i).size() < own.size()) {
        continue;
      }
      int shared = 0;
      for (String word : own) {
        shared += words(i).contains(word) ? 1 : 0;
      }
      double share = (double) shared / own.size();
      if (share > bestShare) {
        best = i;
        bestShare = share;
      }
    }
    return best;
  }

  private Set<String> words(int index) {
    Set<String> known = words.get(index);
    if (known == null) {
      known = new HashSet<>();
      MarkedSpan span = spans.get(index);
      Tokens tokens = document.tokens();
      for (int t = tokens.from(span.begin());
          t < tokens.size() && tokens.begin(t) < span.end();
          t++) {
        String lower = tokens.word(t).lower();
        if (lower.length() > 3) {
          known.add(lower);
        }
      }
      words.set(index, known);
    }
    return known;
  }
}
