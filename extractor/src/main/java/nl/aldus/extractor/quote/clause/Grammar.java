package nl.aldus.extractor.quote.clause;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.aldus.extractor.lexicon.Word;
import nl.aldus.extractor.lexicon.Word.Analysis;
import nl.aldus.extractor.lexicon.WordList;

/** What kind of word an item is, from the dictionary and a few lists. Immutable, thread-safe. */
public final class Grammar {

  private static final Set<String> NOMINATIVE =
      Set.of("hij", "zij", "ze", "ik", "wij", "we", "jij", "je", "u", "men", "jullie", "die");
  private static final Set<String> AUXILIARIES =
      Set.of(
          "hebben", "zijn", "zullen", "kunnen", "moeten", "willen", "mogen", "laten", "gaan",
          "komen", "blijven", "durven", "doen", "staan", "zitten", "liggen");
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

  private final Set<String> subordinators;
  private final Set<String> adverbs = new HashSet<>();
  private final List<String[]> adverbPhrases;

  private Grammar() {
    subordinators = Set.copyOf(WordList.read(Grammar.class, "subordinators.txt"));
    List<String> entries = WordList.read(Grammar.class, "adverbs.txt");
    for (String entry : entries) {
      if (entry.indexOf(' ') < 0) {
        adverbs.add(entry);
      }
    }
    adverbPhrases =
        entries.stream().filter(e -> e.indexOf(' ') >= 0).map(e -> e.split(" ")).toList();
  }

  private static Set<String> functionWords() {
    Set<String> words = new HashSet<>();
    for (String line : WordList.read(Grammar.class, "function-words.txt")) {
      words.addAll(List.of(line.split(" ")));
    }
    return Set.copyOf(words);
  }

  public static Grammar dutch() {
    return new Grammar();
  }

  public static boolean isNominative(String lower) {
    return NOMINATIVE.contains(lower);
  }

  public static boolean isCoordinator(String lower) {
    return COORDINATORS.contains(lower);
  }

  public static boolean isDeterminer(String lower) {
    return DETERMINERS.contains(lower);
  }

  public boolean isSubordinator(String lower) {
    return subordinators.contains(lower);
  }

  /** How many items of adverbs stand here. */
  public int adverbs(Frame frame, int item) {
    int i = item;
    while (true) {
      int step = adverb(frame, i);
      if (step == 0) {
        return i - item;
      }
      i += step;
    }
  }

  private int adverb(Frame frame, int item) {
    String lower = frame.lower(item);
    if (lower.isEmpty()) {
      return 0;
    }
    if (adverbs.contains(lower)) {
      return 1;
    }
    for (String[] phrase : adverbPhrases) {
      if (frame.matches(item, phrase)) {
        return phrase.length;
      }
    }
    return 0;
  }

  /** True for a form that can be a finite verb and hardly anything else here. */
  public static boolean isFinite(Frame frame, int item) {
    Word word = frame.word(item);
    if (word == null || word.analyses().isEmpty()) {
      return false;
    }
    boolean finite = false;
    boolean noun = false;
    boolean other = false;
    for (Analysis analysis : word.analyses()) {
      String tag = analysis.tag();
      if (tag.startsWith("WKW:TGW:3EP")
          || tag.startsWith("WKW:TGW:1EP")
          || tag.startsWith("WKW:VLT")
          || tag.startsWith("WKW:TGW:INF")) {
        finite = true;
      } else if (tag.startsWith("ZNW") || tag.startsWith("ENM")) {
        noun = true;
      } else if (tag.startsWith("VRZ") || tag.startsWith("VGW") || tag.startsWith("VNW")) {
        other = true;
      }
    }
    if (!finite || other && !isAuxiliary(word)) {
      return false;
    }
    if (noun) {
      // "bericht", "stelling": a noun behind an article or adjective, a verb elsewhere.
      return !isDeterminer(frame.lower(item - 1))
          && !frame.hasTag(item - 1, "BNW:STL:VRB")
          && Character.isLowerCase(word.form().codePointAt(0));
    }
    return Character.isLowerCase(word.form().codePointAt(0)) || item == 0;
  }

  public static boolean isAuxiliary(Word word) {
    for (Analysis analysis : word.analyses()) {
      if (analysis.tag().startsWith("WKW") && AUXILIARIES.contains(analysis.lemma())) {
        return true;
      }
    }
    return false;
  }

  public static boolean isPassiveAuxiliary(Word word) {
    for (Analysis analysis : word.analyses()) {
      if (analysis.tag().startsWith("WKW") && analysis.lemma().equals("worden")) {
        return true;
      }
    }
    return false;
  }

  public static boolean isPreposition(Frame frame, int item) {
    return frame.hasTag(item, "VRZ") && Character.isLowerCase(frame.text(item).codePointAt(0));
  }

  /** True for a word that can be the head of a noun phrase. */
  public static boolean isNoun(Frame frame, int item) {
    Word word = frame.word(item);
    if (word == null
        || !Character.isLetter(word.form().codePointAt(0))
        || FUNCTION_WORDS.contains(word.lower())
        || DETERMINERS.contains(word.lower())) {
      return false;
    }
    boolean noun = word.analyses().isEmpty() && word.form().length() > 3;
    for (Analysis analysis : word.analyses()) {
      String tag = analysis.tag();
      if (tag.startsWith("VRZ")
          || tag.startsWith("VGW")
          || tag.startsWith("VNW")
          || tag.startsWith("BYW")) {
        return false;
      }
      noun |= tag.startsWith("ZNW") || tag.startsWith("ENM");
    }
    return noun && !isAuxiliary(word);
  }

  public static boolean isAdjective(Frame frame, int item) {
    return frame.hasTag(item, "BNW")
        || frame.hasTag(item, "WKW:VTD")
        || frame.hasTag(item, "WKW:TDW")
        || frame.hasTag(item, "GET:RNG")
        || frame.text(item).endsWith("-jarige")
        || frame.lower(item).endsWith("jarige");
  }

  public static boolean isPlural(Frame frame, int item) {
    return frame.hasTag(item, "ZNW:MRV");
  }

  public static boolean isComma(Frame frame, int item) {
    String text = frame.text(item);
    return text.equals(",");
  }

  public static boolean isPunctuation(Frame frame, int item) {
    String text = frame.text(item);
    return !text.isEmpty()
        && !Character.isLetterOrDigit(text.codePointAt(0))
        && text.codePointAt(text.length() - 1) != 's';
  }

  /** True for a verb form that is plural, or an infinitive. */
  public static boolean isPluralVerb(Frame frame, int item) {
    return frame.hasTag(item, "WKW:TGW:INF") || frame.hasTag(item, "WKW:VLT:INF");
  }

  /** True for a word that may be a finite verb in some sentence. */
  public static boolean canBeFinite(Word word) {
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
