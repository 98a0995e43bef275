package nl.aldus.extractor.quote.cue;

import java.util.ArrayList;
import java.util.List;
import nl.aldus.extractor.lexicon.Word;
import nl.aldus.extractor.lexicon.Word.Analysis;
import nl.aldus.extractor.lexicon.WordList;
import nl.aldus.extractor.quote.clause.Frame;
import nl.aldus.extractor.quote.clause.Grammar;
import nl.aldus.extractor.quote.cue.CueUse.Kind;

/** Finds reporting expressions in a frame. Immutable and thread-safe. */
public final class CueFinder {

  /** Other words of a fixed expression stand no further from the verb. */
  private static final int REACH = 25;

  private static final int REACH_BACK = 8;

  private final CueVerbs verbs;
  private final List<String[]> prepositions = new ArrayList<>();
  private final List<String[]> possessives = new ArrayList<>();

  public CueFinder(CueVerbs verbs) {
    this.verbs = verbs;
    for (String entry : WordList.read(CueFinder.class, "prepositions.txt")) {
      prepositions.add(entry.split(" "));
    }
    for (String entry : WordList.read(CueFinder.class, "possessives.txt")) {
      possessives.add(entry.split(" "));
    }
  }

  /** All reporting expressions outside quotation marks, in text order. */
  public List<CueUse> find(Frame frame) {
    List<CueUse> uses = new ArrayList<>();
    for (int i = 0; i < frame.size(); i++) {
      Word word = frame.word(i);
      if (word == null) {
        continue;
      }
      CueUse use = preposition(frame, i);
      if (use == null) {
        use = possessive(frame, i);
      }
      if (use == null && word.hasTag("WKW") && !isFunctionWord(word) && !isTail(uses, i)) {
        use = verb(frame, i);
      }
      if (use != null) {
        uses.add(use);
        i = Math.max(i, use.kind() == Kind.VERB ? i : use.last());
      }
    }
    return uses;
  }

  /** "uit" is also a form of uiten, "al" of allen, and no such reading is ever meant. */
  private static boolean isFunctionWord(Word word) {
    boolean verb = word.lower().equals("zijn");
    return !verb && (word.hasTag("VRZ") || word.hasTag("VGW") || word.hasTag("VNW"));
  }

  /** True for the "weten" of "liet eerder weten". */
  private static boolean isTail(List<CueUse> uses, int item) {
    return !uses.isEmpty() && item <= uses.get(uses.size() - 1).tail();
  }

  private CueUse preposition(Frame frame, int i) {
    for (String[] words : prepositions) {
      if (frame.matches(i, words)) {
        int last = i + words.length - 1;
        String lemma = String.join(" ", words);
        return new CueUse(Kind.PREPOSITION, lemma, null, i, -1, i, last, last, false);
      }
    }
    return null;
  }

  private CueUse possessive(Frame frame, int i) {
    for (String[] words : possessives) {
      if (matchesPossessive(frame, i, words)) {
        int last = i + words.length - 1;
        String lemma = String.join(" ", words).replace("*", "eigen");
        return new CueUse(Kind.POSSESSIVE, lemma, null, i, -1, i, last, last, false);
      }
    }
    return null;
  }

  private static boolean matchesPossessive(Frame frame, int i, String[] words) {
    for (int k = 0; k < words.length; k++) {
      String lower = frame.lower(i + k);
      boolean fits = words[k].equals("*") ? isOwner(lower) : words[k].equals(lower);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOwner(String lower) {
    return switch (lower) {
      case "zijn", "haar", "hun", "mijn", "ons", "onze", "eigen" -> true;
      default -> false;
    };
  }

  private CueUse verb(Frame frame, int i) {
    CueUse best = null;
    int bestRest = -1;
    for (Analysis analysis : frame.word(i).analyses()) {
      if (!analysis.tag().startsWith("WKW")) {
        continue;
      }
      for (CueVerb verb : verbs.withInfinitive(analysis.lemma())) {
        Parts parts = parts(frame, i, verb, analysis.lemma());
        if (parts != null && parts.words > bestRest) {
          CueUse use = use(frame, i, verb, analysis.tag(), parts);
          if (use != null) {
            best = use;
            bestRest = parts.words;
          }
        }
      }
    }
    return best;
  }

  /** Where the particle and the other words of a verb stand: first, last, and how many. */
  private record Parts(int first, int last, int words) {}

  private static Parts parts(Frame frame, int i, CueVerb verb, String infinitive) {
    int first = i;
    int last = i;
    int words = 0;
    if (verb.particle() != null && infinitive.equals(verb.base())) {
      int particle = particle(frame, i, verb.particle());
      if (particle < 0) {
        return null;
      }
      first = Math.min(first, particle);
      last = Math.max(last, particle);
      words++;
    } else if (verb.particle() != null) {
      words++;
    }
    if (verb.rest().isEmpty()) {
      return new Parts(first, last, words);
    }
    for (List<String> way : verb.rest()) {
      Parts found = way(frame, i, way);
      if (found != null) {
        return new Parts(
            Math.min(first, found.first), Math.max(last, found.last), words + found.words);
      }
    }
    return null;
  }

  /** The separated particle behind the verb, or before "te"; -1 if it is not there. */
  private static int particle(Frame frame, int i, String particle) {
    if (frame.is(i - 1, "te") && frame.is(i - 2, particle)) {
      return i - 2;
    }
    boolean comma = false;
    for (int k = i + 1; k < frame.size() && k <= i + REACH; k++) {
      if (frame.is(k, particle) && closes(frame, k + 1, comma)) {
        return k;
      }
      if (frame.isQuote(k) || frame.is(k, ":") || frame.is(k, "dat") && k > i + 1) {
        return -1;
      }
      comma |= Grammar.isComma(frame, k);
    }
    return -1;
  }

  /** True if a clause ends here, or (strict) a sentence or an apposition. */
  private static boolean closes(Frame frame, int k, boolean strict) {
    if (k >= frame.size() || frame.isQuote(k) || Grammar.isPunctuation(frame, k)) {
      return true;
    }
    if (strict) {
      return false;
    }
    String lower = frame.lower(k);
    return lower.equals("dat")
        || Grammar.isCoordinator(lower)
        || isQuestionWord(lower)
        || frame.hasTag(k, "VRZ")
        || frame.hasTag(k, "BYW");
  }

  static boolean isQuestionWord(String lower) {
    return switch (lower) {
      case "hoe", "waarom", "wat", "wie", "waar", "wanneer", "welke", "welk", "hoeveel" -> true;
      default -> false;
    };
  }

  private static Parts way(Frame frame, int i, List<String> way) {
    int at = i;
    int first = -1;
    boolean found = true;
    for (String word : way) {
      at = forward(frame, at + 1, i + REACH, word);
      if (at < 0) {
        found = false;
        break;
      }
      first = first < 0 ? at : first;
    }
    if (found) {
      return new Parts(i, at, way.size());
    }
    int from = Math.max(0, i - REACH_BACK);
    at = from - 1;
    for (String word : way) {
      at = forward(frame, at + 1, i - 1, word);
      if (at < 0) {
        return null;
      }
    }
    return new Parts(i, i, way.size());
  }

  private static int forward(Frame frame, int from, int to, String word) {
    for (int k = from; k < frame.size() && k <= to; k++) {
      if (frame.is(k, word)) {
        return k;
      }
      if (frame.isQuote(k) || frame.is(k, ":") || frame.is(k, ";") || frame.is(k, "dat")) {
        return -1;
      }
    }
    return -1;
  }

  private static CueUse use(Frame frame, int i, CueVerb verb, String tag, Parts parts) {
    int finite = -1;
    boolean passive = false;
    if (isNounHere(frame, i)) {
      return null;
    }
    if (tag.startsWith("WKW:VTD")) {
      if (!tag.endsWith("ONV")) {
        return null;
      }
      finite = auxiliary(frame, i, true);
      if (finite < 0) {
        return null;
      }
      passive = isPassive(frame, finite, i);
    } else if (tag.startsWith("WKW:TGW:INF")) {
      if (frame.is(i - 1, "te")) {
        finite = -1;
      } else {
        int auxiliary = auxiliary(frame, i, false);
        finite = auxiliary < 0 ? i : auxiliary;
      }
    } else if (tag.startsWith("WKW:TGW") || tag.startsWith("WKW:VLT")) {
      finite = i;
    } else {
      return null;
    }
    int first = i;
    int last = i;
    if (parts.last == i + parts.words && parts.words > 0) {
      last = parts.last;
    }
    if (parts.first < i && parts.first == i - 2 && frame.is(i - 1, "te")) {
      first = parts.first;
    }
    int tail = Math.max(parts.last, last);
    return new CueUse(Kind.VERB, verb.lemma(), verb, i, finite, first, last, tail, passive);
  }

  private static boolean isNounHere(Frame frame, int i) {
    if (!frame.hasTag(i, "ZNW") && !frame.hasTag(i, "BNW")) {
      return false;
    }
    String before = frame.lower(i - 1);
    boolean determined = Grammar.isDeterminer(before) && !Grammar.isNominative(before);
    if (before.equals("het") || before.equals("dat") || before.equals("zijn")) {
      // "het stelt", "dat bericht": an article only if the word is a noun of that gender.
      determined = frame.hasTag(i, "ZNW:EKV:HET") || before.equals("zijn");
    }
    return determined
        || frame.hasTag(i - 1, "BNW:STL:VRB")
        || frame.hasTag(i, "ZNW") && frame.hasTag(i - 1, "VRZ") && !frame.is(i - 1, "te");
  }

  /**
   * The auxiliary of a participle or infinitive: the nearest before it in its clause, or behind.
   */
  private static int auxiliary(Frame frame, int i, boolean participle) {
    for (int k = i - 1; k >= 0 && k >= i - REACH; k--) {
      if (frame.is(k, ":")
          || !participle && (Grammar.isComma(frame, k) || frame.isQuote(k) && k < i - 1)) {
        break;
      }
      Word word = frame.word(k);
      if (word != null
          && (Grammar.isAuxiliary(word) || Grammar.isPassiveAuxiliary(word))
          && Grammar.isFinite(frame, k)
          && !frame.is(k - 1, "te")
          && !isPossessiveZijn(frame, k)) {
        return k;
      }
      if (k < i - 1 && frame.is(k, "dat")) {
        break;
      }
    }
    Word after = frame.word(i + 1);
    if (participle
        && after != null
        && (Grammar.isAuxiliary(after) || Grammar.isPassiveAuxiliary(after))) {
      return i + 1;
    }
    return -1;
  }

  private static boolean isPossessiveZijn(Frame frame, int k) {
    return frame.is(k, "zijn")
        && (Grammar.isNoun(frame, k + 1) || frame.hasTag(k + 1, "BNW:STL:VRB"));
  }

  private static boolean isPassive(Frame frame, int finite, int participle) {
    Word word = frame.word(finite);
    if (Grammar.isPassiveAuxiliary(word)) {
      return true;
    }
    boolean zijn = false;
    for (Analysis analysis : word.analyses()) {
      zijn |= analysis.lemma().equals("zijn");
    }
    return zijn && !frame.hasTag(participle, "WKW:VTD:INT");
  }
}
