package nl.aldus.extractor.quote.cue;

/** What a reporting verb can report; the letters are those of {@code verbs.txt}. */
public enum Report {
  /** Words in quotation marks that stand as a clause: {@code "...", zegt X}. */
  QUOTATION('q'),
  /** A clause with dat, of or a question word. */
  CLAUSE('d'),
  /** A free clause without marks: {@code ..., zegt X}. */
  PARENTHESIS('p'),
  /** An infinitive with te. */
  INFINITIVE('t'),
  /** A request: {@code X vroeg om te komen}. */
  REQUEST('r'),
  /** A fragment in marks: {@code X noemt het "..."}. */
  FRAGMENT('f');

  private final char letter;

  Report(char letter) {
    this.letter = letter;
  }

  char letter() {
    return letter;
  }
}
