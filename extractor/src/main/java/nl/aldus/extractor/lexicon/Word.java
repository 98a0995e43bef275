package nl.aldus.extractor.lexicon;

import java.util.List;

/**
 * A word form with all that is known of it out of context. There is one instance per form and
 * lexicon, so whatever depends on the form alone is worked out once. Immutable and thread-safe.
 */
public final class Word {

  private final String form;
  private final String lower;
  private final Shape shape;
  private final List<Analysis> analyses;
  private final long classes;

  Word(String form, String lower, Shape shape, List<Analysis> analyses) {
    this.form = form;
    this.lower = lower;
    this.shape = shape;
    this.analyses = analyses;
    this.classes = WordClass.of(this);
  }

  /** The form as written. */
  public String form() {
    return form;
  }

  /** The form in lower case (root locale), typographic apostrophes as {@code '}. */
  public String lower() {
    return lower;
  }

  public Shape shape() {
    return shape;
  }

  /** Readings in the dictionary: of the form itself, else of its lower case; may be empty. */
  public List<Analysis> analyses() {
    return analyses;
  }

  /** True if the form can be of the class. */
  public boolean is(WordClass wordClass) {
    return (classes & wordClass.bit()) != 0;
  }

  /** True if some reading's tag begins with the prefix, such as {@code WKW} for verbs. */
  public boolean hasTag(String prefix) {
    for (Analysis analysis : analyses) {
      if (analysis.tag().startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return form;
  }

  /** How a word looks. */
  public enum Shape {
    LOWER,
    CAPITALIZED,
    ALL_CAPS,
    /** Capitals inside: iPhone, McDonald. */
    MIXED,
    /** Digits, perhaps with letters. */
    NUMBER,
    PUNCTUATION
  }

  /**
   * A reading in the dictionary.
   *
   * @param lemma dictionary form
   * @param tag tag of the dutch-pos-dict tag set, such as {@code WKW:TGW:3EP}
   */
  public record Analysis(String lemma, String tag) {}
}
