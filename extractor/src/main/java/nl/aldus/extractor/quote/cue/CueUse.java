package nl.aldus.extractor.quote.cue;

/**
 * A reporting expression in a frame.
 *
 * @param kind what it is
 * @param lemma dictionary form
 * @param verb the verb, or null for another kind
 * @param item the item that reports: the verb form, the preposition, the noun
 * @param finite the finite verb of its clause: the item itself, an auxiliary, or -1
 * @param first first item of the expression as shown to people
 * @param last last item of the expression as shown to people, inclusive
 * @param tail last item that belongs to it, such as a separated particle, inclusive
 * @param passive true for a passive: the speaker is the one behind {@code door}
 */
public record CueUse(
    Kind kind,
    String lemma,
    CueVerb verb,
    int item,
    int finite,
    int first,
    int last,
    int tail,
    boolean passive) {

  /** Kinds of reporting expression. */
  public enum Kind {
    VERB,
    PREPOSITION,
    /** {@code naar eigen zeggen}: the speaker is the owner. */
    POSSESSIVE,
    /** {@code de verklaring van X dat}: the speaker is its owner, or the subject. */
    NOUN
  }

  public boolean reports(Report report) {
    return verb == null ? report != Report.REQUEST : verb.reports(report);
  }
}
