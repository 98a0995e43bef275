package nl.aldus.extractor.quote.cue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.aldus.extractor.lexicon.OncePerForm;
import nl.aldus.extractor.lexicon.Word;
import nl.aldus.extractor.lexicon.Word.Analysis;
import nl.aldus.extractor.lexicon.WordClass;
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
  private final Map<String, List<String[]>> prepositions = new HashMap<>();
  private final Map<String, List<String[]>> possessives = new HashMap<>();
  private final Set<String> nouns = Set.copyOf(WordList.read(CueFinder.class, "nouns.txt"));
  private final OncePerForm<Word, List<Reading>> readings = new OncePerForm<>(this::readings);

  public CueFinder(CueVerbs verbs) {
    this.verbs = verbs;
    for (String entry : WordList.read(CueFinder.class, "prepositions.txt")) {
      add(prepositions, entry.split(" "));
    }
    for (String entry : WordList.read(CueFinder.class, "possessives.txt")) {
      add(possessives, entry.split(" "));
    }
  }

  private static void add(Map<String, List<String[]>> byFirst, String[] words) {
    byFirst.computeIfAbsent(words[0], key -> new ArrayList<>()).add(words);
  }

  /** A form read as that of a reporting verb. */
  private record Reading(CueVerb verb, String infinitive, String tag) {}

  private List<Reading> readings(Word word) {
    List<Reading> found = new ArrayList<>();
    if (!word.hasTag("WKW") || isFunctionWord(word)) {
      return found;
    }
    for (Analysis analysis : word.analyses()) {
      if (analysis.tag().startsWith("WKW")) {
        for (CueVerb verb : verbs.withInfinitive(analysis.lemma())) {
          found.add(new Reading(verb, analysis.lemma(), analysis.tag()));
        }
      }
    }
    return found;
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
      if (use == null) {
        use = noun(frame, i);
      }
      if (use == null && frame.is(i, WordClass.VERB) && !isTail(uses, i)) {
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
    return !uses.isEmpty() && item == uses.get(uses.size() - 1).tail();
  }

  private CueUse preposition(Frame frame, int i) {
    for (String[] words : prepositions.getOrDefault(frame.lower(i), List.of())) {
      if (frame.matches(i, words)) {
        int last = i + words.length - 1;
        String lemma = String.join(" ", words);
        return new CueUse(Kind.PREPOSITION, lemma, null, i, -1, i, last, last, false);
      }
    }
    return null;
  }

  private CueUse possessive(Frame frame, int i) {
    for (String[] words : possessives.getOrDefault(frame.lower(i), List.of())) {
      if (matchesPossessive(frame, i, words)) {
        int last = i + words.length - 1;
        String lemma = String.join(" ", words).replace("*", "eigen");
        return new CueUse(Kind.POSSESSIVE, lemma, null, i, -1, i, last, last, false);
      }
    }
    return null;
  }

  /** "de verklaring dat", "de waarschuwing van X dat". */
  private CueUse noun(Frame frame, int i) {
    String lower = frame.lower(i);
    if (!nouns.contains(lower)) {
      return null;
    }
    boolean owned = frame.is(i + 1, "van");
    for (int k = i + 1; k < frame.size() && k <= i + REACH_BACK; k++) {
      if (frame.is(k, "dat")) {
        return new CueUse(Kind.NOUN, lower, null, i, -1, i, i, k - 1, false);
      }
      if (!owned || frame.isQuote(k) || Grammar.isPunctuation(frame, k)) {
        return null;
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
    for (Reading reading : readings.of(frame.word(i))) {
      Parts parts = parts(frame, i, reading.verb, reading.infinitive);
      if (parts != null && parts.words > bestRest) {
        CueUse use = use(frame, i, reading.verb, reading.tag, parts);
        if (use != null) {
          best = use;
          bestRest = parts.words;
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
      if (frame.is(k, particle)
          && (closes(frame, k + 1, comma) || k == i + 1 && reportsInfinitive(frame, k + 1))) {
        return k;
      }
      if (frame.isQuote(k) || frame.is(k, ":") || frame.is(k, "dat") && k > i + 1) {
        return -1;
      }
      comma |= Grammar.isComma(frame, k);
    }
    return -1;
  }

  /** "geeft aan belangstelling te hebben": no article, so "aan" is no preposition. */
  private static boolean reportsInfinitive(Frame frame, int from) {
    if (Grammar.isDeterminer(frame, from)) {
      return false;
    }
    for (int i = from; i < frame.size() && i < from + REACH; i++) {
      if (frame.is(i, "te") && frame.is(i + 1, WordClass.INFINITIVE)) {
        return true;
      }
      if (Grammar.isPunctuation(frame, i) || Grammar.isFinite(frame, i)) {
        return false;
      }
    }
    return false;
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
        || Grammar.isCoordinator(frame, k)
        || isQuestionWord(lower)
        || frame.is(k, WordClass.ADPOSITION)
        || frame.is(k, WordClass.ADVERB);
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
    if (!frame.is(i, WordClass.NOUN) && !frame.is(i, WordClass.ADJECTIVE)) {
      return false;
    }
    String before = frame.lower(i - 1);
    boolean determined = Grammar.isDeterminer(frame, i - 1) && !Grammar.isNominative(frame, i - 1);
    if (before.equals("het") || before.equals("dat") || before.equals("zijn")) {
      // "het stelt", "dat bericht": an article only if the word is a noun of that gender.
      determined = frame.is(i, WordClass.NEUTER_NOUN) || before.equals("zijn");
    }
    return determined
        || frame.is(i - 1, WordClass.ATTRIBUTIVE)
        || frame.is(i, WordClass.NOUN)
            && frame.is(i - 1, WordClass.ADPOSITION)
            && !frame.is(i - 1, "te");
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
          && (word.is(WordClass.AUXILIARY) || word.is(WordClass.PASSIVE_AUXILIARY))
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
        && (after.is(WordClass.AUXILIARY) || after.is(WordClass.PASSIVE_AUXILIARY))) {
      return i + 1;
    }
    return -1;
  }

  private static boolean isPossessiveZijn(Frame frame, int k) {
    return frame.is(k, "zijn")
        && (Grammar.isNoun(frame, k + 1) || frame.is(k + 1, WordClass.ATTRIBUTIVE));
  }

  private static boolean isPassive(Frame frame, int finite, int participle) {
    Word word = frame.word(finite);
    if (word.is(WordClass.PASSIVE_AUXILIARY)) {
      return true;
    }
    boolean zijn = false;
    for (Analysis analysis : word.analyses()) {
      zijn |= analysis.lemma().equals("zijn");
    }
    return zijn && !frame.is(participle, WordClass.INTRANSITIVE_PARTICIPLE);
  }
}
