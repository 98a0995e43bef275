package nl.aldus.extractor.quote.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.aldus.extractor.annotation.Mention;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Tokens;
import nl.aldus.extractor.lexicon.Word;
import nl.aldus.extractor.lexicon.WordClass;
import nl.aldus.extractor.lexicon.WordList;
import nl.aldus.extractor.quote.clause.Frame;
import nl.aldus.extractor.quote.clause.Grammar;
import nl.aldus.extractor.quote.cue.CueUse;
import nl.aldus.extractor.quote.cue.Report;
import nl.aldus.extractor.quote.mark.MarkedSpan;
import nl.aldus.extractor.quote.speaker.NounPhraseReader;

/** What tells the kind of a quotation: its words, what stands around it, and who could say it. */
final class Traits {

  /** Of a longer quotation the first words tell enough. */
  private static final int ENOUGH = 60;

  /** A capital behind a noun that a title follows, and no reporting expression. */
  static final String TITLE = "title";

  /** "We noemen het '...'": a name that everybody gives it. */
  static final String COMMON_NAME = "common name";

  private static final Set<String> FIRST_PERSON =
      Set.of("ik", "wij", "we", "mijn", "ons", "onze", "mij", "me", "je", "u", "jullie", "uw");
  private static final Set<String> TITLED =
      Set.copyOf(WordList.read(Traits.class, "titled-nouns.txt"));
  private static final Set<String> NAMING =
      Set.copyOf(WordList.read(Traits.class, "naming-words.txt"));

  private Traits() {}

  /**
   * @param repeated true if another quotation of the article has the same words
   * @param best probability of the likeliest speaker
   */
  static List<String> of(
      Document document,
      NounPhraseReader phrases,
      FrameReading reading,
      int item,
      Attribution explicit,
      boolean heading,
      boolean repeated,
      double best) {
    Frame frame = reading.frame();
    List<String> traits = new ArrayList<>();
    traits.add("any");
    Words words = words(document, frame.span(item));
    String length = length(words.count);
    String start = words.capital ? "capital" : "lower";
    String finite = words.finite ? "finite" : "verbless";
    String end = words.stop ? "stop" : words.comma ? "comma" : "open-end";
    String before = before(frame, item);
    String after = after(frame, item);
    String cue = cue(frame, item, explicit);
    traits.add(length);
    traits.add(start);
    traits.add(finite);
    traits.add("ends " + end);
    traits.add("before " + before);
    traits.add("after " + after);
    traits.add("cue " + cue);
    traits.add("cue " + cue + " & " + length);
    traits.add("cue " + cue + " & before " + before);
    traits.add("cue " + cue + " & " + start + " & " + finite);
    traits.add("before " + before + " & " + start);
    traits.add("before " + before + " & after " + after);
    traits.add("before " + before + " & " + finite);
    if (before.equals("titled noun") || before.equals("naming word")) {
      traits.add("named or titled & " + finite);
      traits.add("named or titled & " + start + " & " + finite + " & cue " + (explicit != null));
    }
    if (explicit == null && words.capital && isTitle(frame, item)) {
      traits.add(TITLE);
    }
    if (isNamedByAll(explicit)) {
      traits.add(COMMON_NAME);
    }
    traits.add(start + " & " + finite + " & " + end);
    traits.add(start + " & " + finite + " & after " + after);
    traits.add(length + " & " + finite);
    if (words.count <= 2 && explicit != null && explicit.use().verb() != null) {
      traits.add("few words & " + explicit.use().lemma());
    }
    if (words.count <= 2) {
      traits.add("few words & " + wordClass(document, frame.span(item)));
      traits.add("few words & " + wordClass(document, frame.span(item)) + " & before " + before);
    }
    if (words.several) {
      traits.add("several sentences");
    }
    if (words.first) {
      traits.add("first person");
    }
    boolean inside = frame.span(item).depth() > 0;
    String place = heading ? "heading" : inside ? "inside" : reading.bare() ? "alone" : "built in";
    traits.add(place);
    traits.add(place + " & " + start + " & " + finite);
    if (inside) {
      traits.add("inside & before " + before);
      traits.add("inside & cue " + cue);
    }
    traits.add(place + " & " + length);
    if (repeated) {
      traits.add("repeated");
      traits.add("repeated & " + place);
    }
    if (isName(phrases, frame, item, document)) {
      traits.add("name");
    }
    if (explicit == null && reading.subjectMeaning() != null && !reading.bare()) {
      traits.add(reading.subjectMeaning().isPerson() ? "subject person" : "subject other");
    }
    traits.add("speaker " + (int) (best * 5));
    traits.add("speaker " + (int) (best * 5) + " & " + place + " & cue " + (explicit != null));
    return traits;
  }

  /** What the quotation looks like. */
  private record Words(
      int count,
      boolean finite,
      boolean capital,
      boolean stop,
      boolean comma,
      boolean several,
      boolean first) {}

  private static Words words(Document document, MarkedSpan span) {
    Tokens tokens = document.tokens();
    int count = 0;
    boolean finite = false;
    boolean first = false;
    boolean several = false;
    boolean stopped = false;
    for (int t = tokens.from(span.begin());
        t < tokens.size() && tokens.begin(t) < span.end() && count < ENOUGH;
        t++) {
      Word word = tokens.word(t);
      if (Character.isLetterOrDigit(word.form().codePointAt(0))) {
        count++;
        finite |= word.is(WordClass.POSSIBLY_FINITE);
        first |= FIRST_PERSON.contains(word.lower());
        several |= stopped;
      }
      stopped |= word.form().equals(".") || word.form().equals("!") || word.form().equals("?");
    }
    int last = document.at(span.end() - 1);
    boolean stop = last == '.' || last == '!' || last == '?' || last == '…';
    return new Words(
        count,
        finite,
        Character.isUpperCase(firstLetter(document, span)),
        stop,
        last == ',',
        several,
        first);
  }

  /** What kind of word the last word is. */
  private static String wordClass(Document document, MarkedSpan span) {
    Tokens tokens = document.tokens();
    int last = tokens.from(span.end()) - 1;
    if (last < 0 || tokens.begin(last) < span.begin()) {
      return "no word";
    }
    Word word = tokens.word(last);
    if (word.analyses().isEmpty()) {
      return word.shape() == Word.Shape.LOWER ? "new word" : "name";
    }
    if (word.is(WordClass.PARTICIPLE)) {
      return "participle";
    }
    if (word.is(WordClass.ADJECTIVE)) {
      return "adjective";
    }
    return word.is(WordClass.NOUN) ? "noun" : word.is(WordClass.VERB) ? "verb" : "other";
  }

  private static int firstLetter(Document document, MarkedSpan span) {
    for (int i = span.begin(); i < span.end() && i < span.begin() + 6; i++) {
      if (Character.isLetterOrDigit(document.at(i))) {
        return document.at(i);
      }
    }
    return 0;
  }

  private static String length(int words) {
    return words <= 1
        ? "1 word"
        : words == 2
            ? "2 words"
            : words == 3
                ? "3 words"
                : words <= 5
                    ? "4-5 words"
                    : words <= 8 ? "6-8 words" : words <= 14 ? "9-14 words" : "15 words or more";
  }

  /** True for what stands right behind a noun that a title follows: the film "...". */
  static boolean isTitle(Frame frame, int item) {
    return TITLED.contains(frame.lower(item - 1));
  }

  private static boolean isNamedByAll(Attribution explicit) {
    return explicit != null
        && explicit.speaker() != null
        && explicit.speaker().isReporter()
        && !explicit.speaker().name().equals("ik")
        && explicit.use().reports(Report.FRAGMENT)
        && !explicit.use().reports(Report.QUOTATION);
  }

  private static String before(Frame frame, int item) {
    if (item == 0) {
      return "start";
    }
    if (frame.isQuote(item - 1)) {
      return "quotation";
    }
    String lower = frame.lower(item - 1);
    if (NAMING.contains(lower) || NAMING.contains(frame.lower(item - 2))) {
      return "naming word";
    }
    if (TITLED.contains(lower)) {
      return "titled noun";
    }
    if (Grammar.isPunctuation(frame, item - 1)) {
      return lower;
    }
    if (Grammar.isDeterminer(frame, item - 1)) {
      return lower.equals("een") || lower.equals("de") || lower.equals("het")
          ? lower
          : "determiner";
    }
    if (lower.equals("dat") || lower.equals("als") || lower.equals("van")) {
      return lower;
    }
    if (Grammar.isPreposition(frame, item - 1)) {
      return "preposition";
    }
    if (Grammar.isCoordinator(frame, item - 1)) {
      return "coordinator";
    }
    if (Grammar.isFinite(frame, item - 1)) {
      return "verb";
    }
    if (Grammar.isAdjective(frame, item - 1)) {
      return "adjective";
    }
    return Grammar.isNoun(frame, item - 1) ? "noun" : "word";
  }

  private static String after(Frame frame, int item) {
    if (item == frame.size() - 1) {
      return "end";
    }
    if (frame.isQuote(item + 1)) {
      return "quotation";
    }
    if (Grammar.isPunctuation(frame, item + 1)) {
      if (NAMING.contains(frame.lower(item + 2))) {
        return "naming word";
      }
      String text = frame.text(item + 1);
      return item + 2 == frame.size() ? "last " + text : text;
    }
    if (NAMING.contains(frame.lower(item + 1))) {
      return "naming word";
    }
    if (Grammar.isFinite(frame, item + 1)) {
      return "verb";
    }
    return Grammar.isNoun(frame, item + 1) ? "noun" : "word";
  }

  private static String cue(Frame frame, int item, Attribution explicit) {
    if (explicit == null) {
      return "none";
    }
    CueUse use = explicit.use();
    String speaker =
        explicit.speaker() == null ? " nobody" : explicit.speaker().isReporter() ? " reporter" : "";
    if (use.kind() != CueUse.Kind.VERB) {
      return (use.first() > item ? "preposition behind" : "preposition ahead") + speaker;
    }
    if (CueScope.directlyBehind(frame, item, use)) {
      return "directly behind" + speaker;
    }
    if (use.first() > item) {
      return "behind" + speaker;
    }
    if (frame.is(item - 1, ":")) {
      return "colon" + speaker;
    }
    boolean fragment = use.reports(Report.FRAGMENT) && !use.reports(Report.QUOTATION);
    String distance =
        item - use.tail() == 1 ? "right ahead" : item - use.tail() <= 4 ? "near ahead" : "ahead";
    return (fragment ? "fragment" : distance) + speaker;
  }

  /** True if a name covers the whole quotation, or most of it. */
  private static boolean isName(
      NounPhraseReader phrases, Frame frame, int item, Document document) {
    MarkedSpan span = frame.span(item);
    Mention mention = phrases.mention(document.tokens().from(span.begin()));
    return mention != null
        && (mention.end() - mention.begin()) * 3 > (span.end() - span.begin()) * 2;
  }
}
