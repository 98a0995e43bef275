package nl.aldus.training.corpus;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.training.corpus.AnnotatedQuote.Kind;

/**
 * Where the annotation of an article contradicts its text or itself. What a program sees is not
 * always wrong (a sentence may begin with "dat", a mark may be missing in real copy), so a person
 * decides.
 */
final class Hints {

  private static final int CONTEXT = 25;

  /** Marks that are nothing else. Single ones may be apostrophes; ‘ is one before a clitic. */
  private static final Pattern MARK = Pattern.compile("[\"„“”‟«»]|,,|‘(?![stnkmrd]\\b)");

  private static final String MARKS = "\"„“”‟«»‹›'‘’‚‛";

  /** Two commas, as archives have it. */
  private static final String LOW_MARK = ",,";

  private static final String DASHES = "-–—";

  /** In "denkt dat dat niet kan" the second one belongs to the content. */
  private static final Pattern DAT_OF = Pattern.compile("(?<!\\b(dat|of) )(dat|of)\\b");

  /** A word with a capital behind one in small letters, other than 's, or behind a comma. */
  private static final Pattern CAPITAL_IN_SENTENCE =
      Pattern.compile("(?<=[\\p{Ll},;] )(?<!['’‘][stn] )\\p{Lu}[\\p{L}\\p{N}-]+");

  private final CorpusXml file;
  private final AnnotatedArticle article;
  private final String text;
  private final List<Placed> hints = new ArrayList<>();

  /** Characters that are in an entity. */
  private final BitSet inEntity = new BitSet();

  Hints(CorpusXml file) {
    this.file = file;
    this.article = file.article();
    this.text = article.article().text();
    for (AnnotatedMention mention : article.mentions()) {
      inEntity.set(utf16(mention.begin()), utf16(mention.end()));
    }
  }

  /**
   * Every hint, in the order of the file.
   *
   * @param capitals true to tell of capitalised words, too
   */
  List<Remark> find(boolean capitals) {
    quotes();
    marks();
    entities();
    if (capitals) {
      capitals();
    }
    hints.sort(Comparator.comparingInt(Placed::at));
    return hints.stream()
        .map(hint -> new Remark(file.file(), file.line(codePoints(hint.at)), hint.text))
        .toList();
  }

  private void quotes() {
    String folded = fold(text);
    for (AnnotatedQuote quote : article.quotes()) {
      int begin = utf16(quote.begin());
      int end = utf16(quote.end());
      if (quote.speaker() != null && !folded.contains(fold(quote.speaker()))) {
        hint(begin, "the speaker '" + quote.speaker() + "' is not in the text");
      }
      inText(begin, "mention", quote.mention());
      inText(begin, "cue", quote.cue());
      if (quote.kind() == Kind.INDIRECT) {
        if (DAT_OF.matcher(text).region(begin, end).useTransparentBounds(true).lookingAt()) {
          hint(begin, "reported speech begins with dat or of: " + context(begin, begin));
        }
      } else {
        edges(begin, end);
      }
    }
  }

  private void inText(int at, String name, String value) {
    if (value != null && !text.contains(value)) {
      hint(at, "the " + name + " '" + value + "' is not in the text");
    }
  }

  private void edges(int begin, int end) {
    if (isDialogue(begin)) {
      return;
    }
    if (begin > 0
        && !text.startsWith(LOW_MARK, begin - LOW_MARK.length())
        && !isMarkOrLineEnd(text.charAt(begin - 1))) {
      hint(begin, "no quotation mark before <q>: " + context(begin, begin));
    }
    if (end < text.length() && !isMarkOrLineEnd(text.charAt(end))) {
      hint(end, "no quotation mark behind <q>: " + context(end, end));
    }
  }

  /** Dialogue has dashes instead of marks: before a turn, or where a paragraph of turns begins. */
  private boolean isDialogue(int begin) {
    int paragraph = text.lastIndexOf('\n', begin - 1) + 1;
    return (paragraph < text.length() && isDash(text.charAt(paragraph)))
        || (begin > 1 && text.charAt(begin - 1) == ' ' && isDash(text.charAt(begin - 2)));
  }

  private void marks() {
    BitSet known = new BitSet();
    for (AnnotatedQuote quote : article.quotes()) {
      if (quote.kind() != Kind.INDIRECT) {
        // The marks themselves, and whatever is quoted inside by the same speaker.
        known.set(Math.max(0, utf16(quote.begin()) - 2), utf16(quote.end()) + 1);
      }
    }
    Matcher mark = MARK.matcher(text);
    while (mark.find()) {
      if (!known.get(mark.start())) {
        hint(mark.start(), "a quotation mark of no <q>: " + context(mark.start(), mark.end()));
      }
    }
  }

  private void entities() {
    Map<String, Set<EntityType>> types = new LinkedHashMap<>();
    for (AnnotatedMention mention : article.mentions()) {
      String name = text.substring(utf16(mention.begin()), utf16(mention.end()));
      types.computeIfAbsent(name, n -> new TreeSet<>()).add(mention.type());
    }
    Set<Integer> told = new LinkedHashSet<>();
    // The longest first: where Den Haag is plain, Haag need not be told of.
    types.keySet().stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .forEach(
            name -> {
              Matcher plain = wholeWord(name).matcher(text);
              while (plain.find()) {
                int entity = inEntity.nextSetBit(plain.start());
                if ((entity < 0 || entity >= plain.end()) && told.add(plain.start())) {
                  hint(
                      plain.start(),
                      "'"
                          + name
                          + "' is an entity elsewhere: "
                          + context(plain.start(), plain.end()));
                }
              }
            });
    for (Map.Entry<String, Set<EntityType>> name : types.entrySet()) {
      if (name.getValue().size() > 1) {
        Matcher first = wholeWord(name.getKey()).matcher(text);
        hint(
            first.find() ? first.start() : 0,
            "'" + name.getKey() + "' has several types: " + name.getValue());
      }
    }
  }

  private void capitals() {
    Matcher word = CAPITAL_IN_SENTENCE.matcher(text);
    while (word.find()) {
      int entity = inEntity.nextSetBit(word.start());
      boolean plain = entity < 0 || entity >= word.end();
      if (plain && !file.beginsParagraph(codePoints(word.start()))) {
        hint(
            word.start(),
            "'" + word.group() + "' is no entity: " + context(word.start(), word.end()));
      }
    }
  }

  private void hint(int at, String what) {
    hints.add(new Placed(at, what));
  }

  private String context(int begin, int end) {
    String around =
        text.substring(Math.max(0, begin - CONTEXT), Math.min(text.length(), end + CONTEXT));
    return "…" + around.replaceAll("\\s+", " ").strip() + "…";
  }

  private static boolean isMarkOrLineEnd(char c) {
    return c == '\n' || MARKS.indexOf(c) >= 0;
  }

  private static boolean isDash(char c) {
    return DASHES.indexOf(c) >= 0;
  }

  private static Pattern wholeWord(String name) {
    return Pattern.compile("(?<![\\p{L}\\p{N}_])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_])");
  }

  /** Words in small letters without accents (één, Eén), divided by single spaces. */
  private static String fold(String phrase) {
    return Normalizer.normalize(phrase.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }

  private int utf16(int codePoints) {
    return text.offsetByCodePoints(0, codePoints);
  }

  private int codePoints(int utf16) {
    return text.codePointCount(0, utf16);
  }

  /** A hint and the character of the text that it is about. */
  private record Placed(int at, String text) {}
}
