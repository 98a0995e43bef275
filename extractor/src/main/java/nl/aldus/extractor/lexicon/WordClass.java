package nl.aldus.extractor.lexicon;

import java.util.function.Predicate;

/** What a word form can be, out of context: the dictionary's classes and some narrower ones. */
public enum WordClass {
  VERB("WKW"),
  /** Infinitive or plural of the present. */
  INFINITIVE("WKW:TGW:INF"),
  FIRST_PERSON("WKW:TGW:1EP"),
  /** Third person of the present, or the singular of the past. */
  THIRD_PERSON(word -> word.hasTag("WKW:TGW:3EP") || word.hasTag("WKW:VLT")),
  PAST_PLURAL("WKW:VLT:INF"),
  PARTICIPLE("WKW:VTD"),
  INTRANSITIVE_PARTICIPLE("WKW:VTD:INT"),
  PRESENT_PARTICIPLE("WKW:TDW"),
  NOUN("ZNW"),
  PLURAL_NOUN("ZNW:MRV"),
  SINGULAR_NOUN("ZNW:EKV"),
  NEUTER_NOUN("ZNW:EKV:HET"),
  PROPER_NAME("ENM"),
  ADJECTIVE("BNW"),
  /** Adjective with an ending, as before a noun. */
  ATTRIBUTIVE("BNW:STL:VRB"),
  NUMERAL("GET"),
  ORDINAL("GET:RNG"),
  ADPOSITION("VRZ"),
  CONJUNCTION("VGW"),
  PRONOUN("VNW"),
  ADVERB("BYW"),

  /** A form that can be a finite verb and hardly any function word. */
  FINITE(WordForms::isFiniteForm),
  /** Noun or proper name in some reading. */
  NOUN_OR_NAME(word -> word.hasTag("ZNW") || word.hasTag("ENM")),
  AUXILIARY(WordForms::isAuxiliary),
  PASSIVE_AUXILIARY(WordForms::isPassiveAuxiliary),
  /** Singular forms of zijn, hebben, worden and zullen, which are hardly ever anything else. */
  COPULA(word -> WordForms.isCopula(word.lower())),
  /** What can be the head of a noun phrase. */
  HEAD_NOUN(WordForms::isHeadNoun),
  /** Adjective, participle or ordinal. */
  MODIFIER(WordForms::isModifier),
  LOWER_CASE(word -> Character.isLowerCase(word.form().codePointAt(0))),
  COMMA(word -> word.form().equals(",")),
  PUNCTUATION(WordForms::isPunctuationMark),
  DETERMINER(word -> WordForms.isDeterminer(word.lower())),
  NOMINATIVE(word -> WordForms.isNominative(word.lower())),
  COORDINATOR(word -> WordForms.isCoordinator(word.lower())),
  /** A form that may be a finite verb in some sentence. */
  POSSIBLY_FINITE(WordForms::canBeFinite);

  private static final WordClass[] ALL = values();

  private final Predicate<Word> test;

  WordClass(String tag) {
    this(word -> word.hasTag(tag));
  }

  WordClass(Predicate<Word> test) {
    this.test = test;
  }

  long bit() {
    return 1L << ordinal();
  }

  /** All classes of a word, a bit each. */
  static long of(Word word) {
    long classes = 0;
    for (WordClass each : ALL) {
      if (each.test.test(word)) {
        classes |= each.bit();
      }
    }
    return classes;
  }
}
