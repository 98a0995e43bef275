package nl.aldus.cli.terminal;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text from outside, made fit for a terminal. */
public final class Paragraph {

  private static final Pattern WORD = Pattern.compile("\\p{L}+(?=[ ,]|$)");

  private Paragraph() {}

  /**
   * On one line and harmless: white space of any kind becomes one space, and control characters,
   * which could drive the terminal, become a visible stand-in.
   */
  public static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isWhitespace(c)) {
        space = clean.length() > 0;
        continue;
      }
      if (space) {
        clean.append(' ');
        space = false;
      }
      clean.appendCodePoint(drivesTerminal(c) ? '\uFFFD' : c);
    }
    return clean.toString();
  }

  private static boolean drivesTerminal(int c) {
    return Character.isISOControl(c)
        // Marks that turn the direction of writing could make a line read as something else.
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  /**
   * Breaks clean text at spaces.
   *
   * @param width columns that a line may take; a longer word stands on a line of its own
   */
  public static List<String> wrap(String clean, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int columns = 0;
    for (String word : clean.split(" ", -1)) {
      int wordColumns = columns(word);
      if (columns > 0 && columns + 1 + wordColumns > width) {
        lines.add(line.toString());
        line.setLength(0);
        columns = 0;
      }
      if (columns > 0) {
        line.append(' ');
        columns++;
      }
      line.append(word);
      columns += wordColumns;
    }
    lines.add(line.toString());
    return lines;
  }

  /** Columns that a terminal gives the text: two for wide characters, none for combining ones. */
  static int columns(String text) {
    return text.codePoints()
        .map(
            c -> {
              int type = Character.getType(c);
              if (type == Character.NON_SPACING_MARK
                  || type == Character.ENCLOSING_MARK
                  || type == Character.FORMAT) {
                return 0;
              }
              int wide = UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH);
              return wide == UCharacter.EastAsianWidth.WIDE
                      || wide == UCharacter.EastAsianWidth.FULLWIDTH
                  ? 2
                  : 1;
            })
        .sum();
  }

  /**
   * The text with a capital at its beginning, unless it begins with what people must find again as
   * it stands: a key such as web.port, a URL.
   */
  public static String capitalized(String text) {
    return WORD.matcher(text).lookingAt()
        ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1)
        : text;
  }

  /** The text with a full stop, unless it ends as a sentence does. */
  public static String sentence(String text) {
    return text.endsWith(".") || text.endsWith("?") || text.endsWith("!") ? text : text + ".";
  }
}
