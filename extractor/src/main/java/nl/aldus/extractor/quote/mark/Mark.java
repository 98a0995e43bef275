package nl.aldus.extractor.quote.mark;

import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.paragraph.ParagraphSplitter;

/**
 * A character (or a pair such as {@code ,,}) that may be a quotation mark, with what it would cost
 * to read it as an opening mark, a closing mark, or neither. Costs come from the neighbours only:
 * what pairs with what is for {@link MarkPairer}.
 *
 * @param offset first code point of the mark
 * @param end end of the mark, exclusive
 * @param sign the code point that stands for its kind; {@code ''} counts as a double mark
 * @param family marks of one family can pair
 * @param open cost as an opening mark
 * @param close cost as a closing mark
 * @param other cost as an apostrophe, a foot or inch sign, or a stray mark
 */
record Mark(int offset, int end, int sign, Family family, double open, double close, double other) {

  /** Marks that can pair with each other. */
  enum Family {
    NONE,
    DOUBLE,
    SINGLE,
    GUILLEMET,
    SINGLE_GUILLEMET
  }

  /** Cost of a reading that the neighbours speak against. */
  private static final double ODD = 2.5;

  private static final double WRONG = 4.0;

  /** Cost of a double mark that pairs with nothing. */
  static final double STRAY = 3.5;

  /** The mark at an offset, or null if none stands there. */
  static Mark at(Document document, int i) {
    int c = document.at(i);
    Family family = family(c);
    int end = i + 1;
    if (family == Family.SINGLE && document.at(i + 1) == c && doubled(document, i)) {
      family = Family.DOUBLE;
      end = i + 2;
    } else if (c == ',') {
      return lowMark(document, i);
    }
    if (family == Family.NONE) {
      return null;
    }
    double open = openCost(document, i, end) + openPrior(c);
    double close = closeCost(document, i, end) + closePrior(c);
    double other = family == Family.SINGLE ? apostropheCost(document, i) : strayCost(document, i);
    if (family == Family.SINGLE && isClitic(document, i)) {
      open += 0.8;
    }
    return new Mark(i, end, c, family, open, close, other);
  }

  /**
   * Two commas as an opening mark. They stand against what they open in print, but copy and
   * archives have spaces in odd places: {@code ,, Nee}, {@code zei:,,Nee}. Null for other commas.
   */
  private static Mark lowMark(Document document, int i) {
    int left = document.at(i - 1);
    boolean pair = document.at(i + 1) == ',' && document.at(i + 2) != ',';
    if (!pair) {
      return null;
    }
    boolean solid = isSolid(document, i + 2);
    boolean apart = isOpeningSpace(left) || isStop(left);
    boolean spaced =
        ParagraphSplitter.isSpace(document.at(i + 2))
            && Character.isLetterOrDigit(document.at(i + 3));
    double open;
    if (solid) {
      open = isOpeningSpace(left) ? 0 : apart ? 0.3 : 1;
    } else {
      open = apart && spaced ? 0.8 : WRONG;
    }
    double other = apart || solid ? STRAY : 0.5;
    return new Mark(i, i + 2, ',', Family.DOUBLE, open, closePrior(',') + WRONG, other);
  }

  static boolean isMark(int c) {
    return family(c) != Family.NONE;
  }

  private static Family family(int c) {
    return switch (c) {
      case '"', '“', '”', '„', '‟', '〝', '〞', '＂' -> Family.DOUBLE;
      case '\'', '‘', '’', '‚', '‛', '`', '´' -> Family.SINGLE;
      case '«', '»' -> Family.GUILLEMET;
      case '‹', '›' -> Family.SINGLE_GUILLEMET;
      default -> Family.NONE;
    };
  }

  /** Two single marks that stand for a double one, and not a clitic after an opening mark. */
  private static boolean doubled(Document document, int i) {
    return document.at(i + 2) != document.at(i) && !isClitic(document, i + 1);
  }

  private static double openPrior(int c) {
    return switch (c) {
      case '”', '’', '´' -> 1.8;
      case '»', '›' -> 0.3;
      default -> 0;
    };
  }

  private static double closePrior(int c) {
    return switch (c) {
      case '„', '‚', ',', '‟', '‛' -> 6;
      case '“', '‘', '`' -> 0.6;
      case '«', '‹' -> 0.3;
      default -> 0;
    };
  }

  private static double openCost(Document document, int begin, int end) {
    int left = document.at(begin - 1);
    int right = document.at(end);
    boolean solid = isSolid(document, end);
    if (isOpeningSpace(left)) {
      if (solid) {
        return 0;
      }
      return ParagraphSplitter.isSpace(right) ? ODD : WRONG;
    }
    if (solid && isStop(left)) {
      return Character.isUpperCase(right) ? 0.8 : 2;
    }
    return solid && isMark(left) ? 0.3 : WRONG + 1;
  }

  private static double closeCost(Document document, int begin, int end) {
    int left = document.at(begin - 1);
    int right = document.at(end);
    boolean after = left != 0 && !isOpeningSpace(left);
    if (after && isClosingSpace(right)) {
      return 0;
    }
    if (after && isMark(right)) {
      return 0.3;
    }
    if (after && isStop(left) && Character.isUpperCase(right)) {
      return 0.8;
    }
    if (after) {
      return WRONG - 0.5;
    }
    return isClosingSpace(right) && left != 0 ? ODD : WRONG + 1;
  }

  private static double apostropheCost(Document document, int i) {
    int left = document.at(i - 1);
    int right = document.at(i + 1);
    if (Character.isLetterOrDigit(left) && Character.isLetterOrDigit(right)) {
      return 0;
    }
    if (isClitic(document, i)) {
      return 0.1;
    }
    if (Character.isDigit(right)
        && Character.isDigit(document.at(i + 2))
        && !Character.isLetterOrDigit(document.at(i + 3))) {
      return 0.4;
    }
    if (Character.isDigit(left)) {
      return 0.8;
    }
    boolean sibilant = "sxzSXZ".indexOf(left) >= 0;
    if (sibilant && right == ' ' && Character.isLetterOrDigit(document.at(i + 2))) {
      return wordIsCapitalized(document, i) ? 0.4 : 1.8;
    }
    return STRAY - 0.5;
  }

  private static double strayCost(Document document, int i) {
    return Character.isDigit(document.at(i - 1)) && isClosingSpace(document.at(i + 1)) ? 1 : STRAY;
  }

  /** {@code 's}, {@code 't}, {@code 'n} and their like, standing apart. */
  private static boolean isClitic(Document document, int i) {
    int letter = Character.toLowerCase(document.at(i + 1));
    boolean known = "stnkmr".indexOf(letter) >= 0 && letter != 0;
    int next = document.at(i + 2);
    return known
        && !Character.isLetterOrDigit(document.at(i - 1))
        && (ParagraphSplitter.isSpace(next) || next == '-' || letter != 's' && isStop(next));
  }

  /** A genitive is told by the capital of its word: Hans', Trumps'. Looks back one word only. */
  private static boolean wordIsCapitalized(Document document, int apostrophe) {
    int i = apostrophe;
    while (i > 0 && apostrophe - i < 30 && Character.isLetterOrDigit(document.at(i - 1))) {
      i--;
    }
    return Character.isUpperCase(document.at(i));
  }

  private static boolean isSolid(Document document, int i) {
    int c = document.at(i);
    if (c == '.' && document.at(i + 1) == '.') {
      return true;
    }
    return c != 0 && !ParagraphSplitter.isSpace(c) && (!isClosingSpace(c) || c == '…' || c == '-');
  }

  private static boolean isOpeningSpace(int c) {
    return c == 0
        || ParagraphSplitter.isSpace(c)
        || c == '('
        || c == '['
        || c == '-'
        || c == '–'
        || c == '—'
        || c == '/'
        || c == '„'
        || c == '‚';
  }

  private static boolean isClosingSpace(int c) {
    return c == 0
        || ParagraphSplitter.isSpace(c)
        || isStop(c)
        || c == ')'
        || c == ']'
        || c == '-'
        || c == '–'
        || c == '—'
        || c == '/';
  }

  private static boolean isStop(int c) {
    return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == '…';
  }
}
