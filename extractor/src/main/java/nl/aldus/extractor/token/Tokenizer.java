package nl.aldus.extractor.token;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Layer;
import nl.aldus.extractor.document.Paragraph;
import nl.aldus.extractor.document.Stage;
import nl.aldus.extractor.document.Tokens;
import nl.aldus.extractor.lexicon.Lexicon;
import nl.aldus.extractor.paragraph.ParagraphSplitter;

/**
 * Divides paragraphs into words, numbers, marks and symbols.
 *
 * <ul>
 *   <li>Apostrophes inside and before a word belong to it: {@code foto's}, {@code 's}, {@code '90}.
 *   <li>A hyphen divides a word that has a capital or digit in it, so that a name in a compound is
 *       a token of its own: {@code VVD - leider}; {@code e-mail} stays whole.
 *   <li>Full stops belong to abbreviations and initials: {@code drs.}, {@code J.P.}; points and
 *       commas to numbers: {@code 100.000}, {@code 2,5}.
 *   <li>Web addresses, mail addresses, {@code @names} and {@code #tags} are one token.
 * </ul>
 */
public final class Tokenizer implements Stage {

  /** Anchored at a word start; only tried where a cheap look ahead finds its tell-tale sign. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https?://|www\\.)[^\\s\"'“”„‘’<>()]+[^\\s\"'“”„‘’<>().,;:!?]"
              + "|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+"
              + "|[@#][\\p{L}\\p{N}_]+"
              + "|[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*\\.(?:nl|be|com|org|net|eu|tv|io|nu)(?![\\p{L}\\p{N}])",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** No address is longer; keeps the search for its sign linear. */
  private static final int LONGEST_ADDRESS = 300;

  private final Lexicon lexicon;
  private final Abbreviations abbreviations;

  public Tokenizer(Lexicon lexicon, Abbreviations abbreviations) {
    this.lexicon = lexicon;
    this.abbreviations = abbreviations;
  }

  @Override
  public String name() {
    return "tokens";
  }

  @Override
  public Set<Layer> needs() {
    return EnumSet.of(Layer.PARAGRAPHS);
  }

  @Override
  public Set<Layer> adds() {
    return EnumSet.of(Layer.TOKENS);
  }

  @Override
  public void annotate(Document document) {
    Tokens tokens = new Tokens();
    for (Paragraph paragraph : document.paragraphs()) {
      int i = paragraph.begin();
      while (i < paragraph.end()) {
        if (ParagraphSplitter.isSpace(document.at(i))) {
          i++;
        } else {
          int end = Math.min(tokenEnd(document, i, paragraph.end()), paragraph.end());
          tokens.add(i, end, lexicon.word(document.covered(i, end)));
          i = end;
        }
      }
    }
    document.tokens(tokens);
  }

  private int tokenEnd(Document document, int begin, int limit) {
    int c = document.at(begin);
    if (Character.isLetterOrDigit(c) || c == '@' || c == '#') {
      int address = addressEnd(document, begin, limit);
      if (address > 0) {
        return address;
      }
    }
    if (Character.isDigit(c)) {
      return numberEnd(document, begin, limit);
    }
    if (Character.isLetter(c)) {
      return wordEnd(document, begin, limit);
    }
    if (isApostrophe(c) && !isWordPart(document.at(begin - 1))) {
      int clitic = cliticEnd(document, begin, limit);
      if (clitic > 0) {
        return clitic;
      }
    }
    return symbolEnd(document, begin, limit);
  }

  /** End of an address that begins here, or -1. */
  private static int addressEnd(Document document, int begin, int limit) {
    int stop = Math.min(limit, begin + LONGEST_ADDRESS);
    boolean sign = false;
    int end = begin;
    for (; end < stop && !ParagraphSplitter.isSpace(document.at(end)); end++) {
      int c = document.at(end);
      sign |= c == '@' || c == '#' || (c == '.' && Character.isLetter(document.at(end + 1)));
      sign |= c == '/' && document.at(end - 1) == ':';
    }
    if (!sign) {
      return -1;
    }
    Matcher matcher = ADDRESS.matcher(document.covered(begin, end));
    if (!matcher.lookingAt()) {
      return -1;
    }
    String found = matcher.group();
    return begin + found.codePointCount(0, found.length());
  }

  private static int numberEnd(Document document, int begin, int limit) {
    int i = begin;
    while (i < limit) {
      int c = document.at(i);
      boolean joins =
          (c == '.' || c == ',' || c == ':' || c == '/')
              && Character.isDigit(document.at(i + 1))
              && i + 1 < limit;
      if (!Character.isDigit(c) && !joins && !Character.isLetter(c)) {
        break;
      }
      i++;
    }
    return i;
  }

  private int wordEnd(Document document, int begin, int limit) {
    int i = begin;
    boolean capital = false;
    int lastHyphen = -1;
    while (i < limit) {
      int c = document.at(i);
      if (isWordPart(c)) {
        capital |= Character.isUpperCase(c) || Character.isDigit(c);
      } else if (isApostrophe(c) && isWordPart(document.at(i + 1)) && i + 1 < limit) {
        // foto's, zo'n; but 'rock-'n-roll' and a closing mark before a letter do not occur glued.
      } else if (isHyphen(c) && isWordPart(document.at(i + 1)) && i + 1 < limit) {
        if (lastHyphen < 0) {
          lastHyphen = i;
        }
      } else if (c == '.' && isAbbreviationStop(document, begin, i, limit)) {
        // The full stop of an abbreviation or initial belongs to it; more letters may follow.
        if (!Character.isLetter(document.at(i + 1))) {
          return i + 1;
        }
      } else {
        break;
      }
      i++;
    }
    return capital && lastHyphen > begin ? lastHyphen : i;
  }

  private boolean isAbbreviationStop(Document document, int begin, int stop, int limit) {
    boolean lettersFollow = stop + 1 < limit && Character.isLetter(document.at(stop + 1));
    int part = stop;
    while (part > begin && document.at(part - 1) != '.') {
      part--;
    }
    int length = stop - part;
    if (lettersFollow) {
      // J.P., a.u.b.: short parts with points between them.
      return length <= 3;
    }
    if (length == 1 && (part > begin || Character.isUpperCase(document.at(part)))) {
      return true;
    }
    if (length > 10) {
      return false;
    }
    String form = document.covered(begin, stop + 1).toLowerCase(Locale.ROOT);
    return abbreviations.contains(form);
  }

  /** End of {@code 's}, {@code 't}, {@code 'n}, {@code '90} and the like, or -1. */
  private static int cliticEnd(Document document, int begin, int limit) {
    int i = begin + 1;
    while (i < limit && isWordPart(document.at(i))) {
      i++;
    }
    int length = i - begin - 1;
    if (length == 2
        && Character.isDigit(document.at(begin + 1))
        && Character.isDigit(document.at(begin + 2))
        && !isApostrophe(document.at(i))) {
      return i;
    }
    if (length == 1) {
      int c = Character.toLowerCase(document.at(begin + 1));
      boolean clitic = c == 's' || c == 't' || c == 'n' || c == 'm' || c == 'k' || c == 'r';
      boolean alone = ParagraphSplitter.isSpace(document.at(i)) || isHyphen(document.at(i));
      return clitic && alone ? i : -1;
    }
    return -1;
  }

  private static int symbolEnd(Document document, int begin, int limit) {
    int c = document.at(begin);
    int i = begin + 1;
    boolean repeats = c == '.' || c == ',' || isApostrophe(c) || c == '`' || c == '-' || c == '!';
    if (repeats) {
      boolean run = c == '.' || c == '-' || c == '!';
      // Of marks only a pair is one token: to look further would cost a long run its square.
      while (i < limit && document.at(i) == c && (run || i - begin <= 2)) {
        i++;
      }
      boolean pair = i - begin == 2;
      return run || pair ? i : begin + 1;
    }
    while (i < limit && joinsSymbol(document.at(i - 1), document.at(i))) {
      i++;
    }
    return i;
  }

  /**
   * Combining marks, variation selectors, skin tones and joined emoji stay with what they change.
   */
  private static boolean joinsSymbol(int before, int c) {
    return isMark(c)
        || c == 0x200D
        || before == 0x200D
        || (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0x1F3FB && c <= 0x1F3FF)
        || (isFlagPart(before) && isFlagPart(c));
  }

  private static boolean isFlagPart(int c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private static boolean isWordPart(int c) {
    return Character.isLetterOrDigit(c) || isMark(c) || c == 0xAD;
  }

  /** The apostrophes that Dutch papers use. */
  public static boolean isApostrophe(int c) {
    return c == '\'' || c == '’' || c == '‘' || c == '´';
  }

  private static boolean isHyphen(int c) {
    return c == '-' || c == 0x2010 || c == 0x2011;
  }
}
