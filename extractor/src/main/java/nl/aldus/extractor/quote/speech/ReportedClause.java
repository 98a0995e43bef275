package nl.aldus.extractor.quote.speech;

/**
 * A stretch of a frame that a reporting expression may report.
 *
 * @param first first item
 * @param last last item, inclusive
 * @param construction how it hangs together with the expression
 * @param preferred true for the reading that grammar prefers
 */
record ReportedClause(int first, int last, Construction construction, boolean preferred) {

  /** How a report hangs together with its expression. */
  enum Construction {
    /** {@code ..., zegt X}. */
    BEFORE("the clause before it", 1),
    /** {@code Volgens X ...}. */
    BEHIND("the clause behind it", 1),
    /** {@code die volgens X ..., }. */
    AROUND("the clause around it", 1),
    /** {@code X zegt dat ...}. */
    CLAUSE("the clause behind it", 2),
    /** {@code X zegt te ...}. */
    INFINITIVE("the infinitive behind it", 2);

    private final String explanation;
    private final int least;

    Construction(String explanation, int least) {
      this.explanation = explanation;
      this.least = least;
    }

    /** The stretch in words, for people. */
    String explanation() {
      return explanation;
    }

    /** A report has at least this many words; a quotation counts as two. */
    int least() {
      return least;
    }
  }
}
