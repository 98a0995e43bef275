package nl.aldus.extractor.quote.speech;

import nl.aldus.extractor.quote.clause.Frame;
import nl.aldus.extractor.quote.clause.Grammar;
import nl.aldus.extractor.quote.cue.CueUse;
import nl.aldus.extractor.quote.cue.Report;

/** Which reporting expression of a frame reports a quotation in it. */
final class CueScope {

  private CueScope() {}

  /** The expression that reports the quotation at an item, or null if none of the frame does. */
  static Attribution of(FrameReading reading, int item) {
    Frame frame = reading.frame();
    Attribution behind = null;
    Attribution ahead = null;
    for (Attribution attribution : reading.attributions()) {
      CueUse use = attribution.use();
      if (use.kind() == CueUse.Kind.NOUN) {
        continue;
      }
      if (use.first() > item) {
        boolean better =
            behind == null
                || directlyBehind(frame, item, use) && !directlyBehind(frame, item, behind.use());
        if (better && reachesBack(frame, item, use)) {
          behind = attribution;
        }
      } else if (reachesAhead(frame, item, use)) {
        ahead = attribution;
      }
    }
    if (Traits.isTitle(frame, item)) {
      return behind != null && directlyBehind(frame, item, behind.use()) ? behind : null;
    }
    if (ahead != null && governs(frame, item, ahead)) {
      return ahead;
    }
    if (ahead != null
        && isInClause(frame, ahead.use(), item)
        && !Grammar.isPunctuation(frame, item + 1)) {
      return ahead;
    }
    Attribution opening = reading.attributions().isEmpty() ? null : reading.attributions().get(0);
    if (ahead != null
        && opening.use().kind() == CueUse.Kind.PREPOSITION
        && opening.use().first() == 0
        && opening.speaker() != null) {
      // "Volgens X spraken zij over '...'": all of the sentence is what X says.
      return opening;
    }
    boolean near = behind != null && directlyBehind(frame, item, behind.use());
    return near || ahead == null ? behind : ahead;
  }

  /**
   * "Een deel scandeerde '...', schrijft de krant": the verb right before has it, and a subject.
   */
  private static boolean governs(Frame frame, int item, Attribution attribution) {
    CueUse use = attribution.use();
    return use.kind() == CueUse.Kind.VERB
        && use.finite() == item - 1
        && use.reports(Report.QUOTATION)
        && attribution.phrase() != null
        && attribution.phrase().last() < item;
  }

  /** "verzekerde dat zij '...' zullen reageren": the verb behind is that of the clause itself. */
  private static boolean isInClause(Frame frame, CueUse use, int item) {
    if (!use.reports(Report.CLAUSE) || use.kind() != CueUse.Kind.VERB) {
      return false;
    }
    for (int i = use.tail() + 1; i < item; i++) {
      if (frame.is(i, "dat")) {
        return true;
      }
    }
    return false;
  }

  /** True if only punctuation and "zo" stand between quotation and verb. */
  static boolean directlyBehind(Frame frame, int item, CueUse use) {
    int verb = use.finite() >= 0 ? use.finite() : use.first();
    if (verb <= item || verb > item + 3) {
      return false;
    }
    for (int i = item + 1; i < verb; i++) {
      if (!Grammar.isPunctuation(frame, i)
          && !frame.is(i, "zo")
          && !frame.is(i, "en")
          && !frame.is(i, "dus")) {
        return false;
      }
    }
    return true;
  }

  private static boolean reachesBack(Frame frame, int item, CueUse use) {
    if (directlyBehind(frame, item, use)) {
      return use.reports(Report.QUOTATION)
          || use.reports(Report.FRAGMENT)
          || use.reports(Report.PARENTHESIS);
    }
    // A fragment inside a clause that a report closes: is "fout", zegt X.
    int verb = use.finite() >= 0 ? use.finite() : use.first();
    return use.reports(Report.PARENTHESIS) && Grammar.isComma(frame, verb - 1)
        || use.kind() != CueUse.Kind.VERB
        || use.reports(Report.FRAGMENT) && use.item() - item < 4;
  }

  private static boolean reachesAhead(Frame frame, int item, CueUse use) {
    if (use.kind() != CueUse.Kind.VERB) {
      return true;
    }
    for (int i = use.tail() + 1; i < item; i++) {
      if (frame.is(i, ";")) {
        return false;
      }
    }
    return use.reports(Report.FRAGMENT)
        || use.reports(Report.CLAUSE)
        || use.reports(Report.QUOTATION);
  }
}
