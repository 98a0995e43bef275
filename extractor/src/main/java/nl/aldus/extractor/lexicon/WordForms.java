package nl.aldus.extractor.lexicon;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.aldus.extractor.lexicon.Word.Analysis;

/**
 * Tests behind the narrower {@link WordClass word classes}: the closed classes, and what is no
 * noun.
 */
final class WordForms {

  private static final Set<String> NOMINATIVE =
      Set.of("hij", "zij", "ze", "ik", "wij", "we", "jij", "je", "u", "men", "jullie", "die");
  private static final Set<String> AUXILIARIES =
      Set.of(
          "hebben", "zijn", "zullen", "kunnen", "moeten", "willen", "mogen", "laten", "gaan",
          "komen", "blijven", "durven", "doen", "staan", "zitten", "liggen");
  private static final Set<String> COPULAS =
      Set.of("is", "was", "heeft", "had", "wordt", "werd", "zou", "zal");
  private static final Set<String> COORDINATORS = Set.of("en", "maar", "of", "want", "dus", "doch");
  private static final Set<String> DETERMINERS =
      Set.of(
          "de",
          "het",
          "een",
          "één",
          "'t",
          "'n",
          "zijn",
          "haar",
          "hun",
          "mijn",
          "ons",
          "onze",
          "deze",
          "die",
          "dit",
          "dat",
          "enkele",
          "enige",
          "veel",
          "vele",
          "meerdere",
          "verschillende",
          "sommige",
          "alle",
          "beide",
          "andere",
          "diverse",
          "elke",
          "ieder",
          "iedere",
          "elk",
          "geen",
          "zo'n",
          "weinig",
          "tal",
          "wat",
          "meeste");

  private static final Set<String> FUNCTION_WORDS = functionWords();

  private WordForms() {}

  private static Set<String> functionWords() {
    Set<String> words = new HashSet<>();
    for (String line : WordList.read(WordForms.class, "function-words.txt")) {
      words.addAll(List.of(line.split(" ")));
    }
    return Set.copyOf(words);
  }

  static boolean isNominative(String lower) {
    return NOMINATIVE.contains(lower);
  }

  static boolean isCoordinator(String lower) {
    return COORDINATORS.contains(lower);
  }

  static boolean isCopula(String lower) {
    return COPULAS.contains(lower);
  }

  static boolean isDeterminer(String lower) {
    return DETERMINERS.contains(lower);
  }

  static boolean isFiniteForm(Word word) {
    boolean finite =
        word.hasTag("WKW:TGW:3EP")
            || word.hasTag("WKW:TGW:1EP")
            || word.hasTag("WKW:VLT")
            || word.hasTag("WKW:TGW:INF");
    return finite && (!isFunctionWord(word) || isAuxiliary(word));
  }

  private static boolean isFunctionWord(Word word) {
    return word.hasTag("VRZ") || word.hasTag("VGW") || word.hasTag("VNW");
  }

  static boolean isAuxiliary(Word word) {
    for (Analysis analysis : word.analyses()) {
      if (analysis.tag().startsWith("WKW") && AUXILIARIES.contains(analysis.lemma())) {
        return true;
      }
    }
    return false;
  }

  static boolean isPassiveAuxiliary(Word word) {
    for (Analysis analysis : word.analyses()) {
      if (analysis.tag().startsWith("WKW") && analysis.lemma().equals("worden")) {
        return true;
      }
    }
    return false;
  }

  static boolean isHeadNoun(Word word) {
    if (!Character.isLetter(word.form().codePointAt(0))
        || FUNCTION_WORDS.contains(word.lower())
        || DETERMINERS.contains(word.lower())
        || isFunctionWord(word)
        || word.hasTag("BYW")) {
      return false;
    }
    boolean unknown = word.analyses().isEmpty() && word.form().length() > 3;
    return (unknown || word.hasTag("ZNW") || word.hasTag("ENM")) && !isAuxiliary(word);
  }

  static boolean isModifier(Word word) {
    return word.hasTag("BNW")
        || word.hasTag("WKW:VTD")
        || word.hasTag("WKW:TDW")
        || word.hasTag("GET:RNG")
        || word.lower().endsWith("jarige");
  }

  static boolean isPunctuationMark(Word word) {
    String form = word.form();
    return !Character.isLetterOrDigit(form.codePointAt(0))
        && form.codePointAt(form.length() - 1) != 's';
  }

  /** True for a word that may be a finite verb in some sentence. */
  static boolean canBeFinite(Word word) {
    boolean finite = false;
    for (Analysis analysis : word.analyses()) {
      String tag = analysis.tag();
      if (tag.startsWith("VRZ") || tag.startsWith("VGW") || tag.startsWith("BNW")) {
        return isAuxiliary(word);
      }
      finite |=
          tag.startsWith("WKW:TGW:3EP")
              || tag.startsWith("WKW:VLT")
              || tag.startsWith("WKW:TGW:1EP");
    }
    return finite || isAuxiliary(word);
  }
}
