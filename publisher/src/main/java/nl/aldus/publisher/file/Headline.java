package nl.aldus.publisher.file;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The headline of a plain text: its first line, if that stands alone above a blank line with more
 * text below it, is short, has a letter and does not end as a sentence does. A question or a cry
 * may be one.
 */
final class Headline {

  /** In code points. */
  private static final int LONGEST = 150;

  /** Atomic, or the two characters that end a line on Windows would pass for two line ends. */
  private static final String LINE_END = "(?>\\r\\n|[\\n\\r\\x{85}\\x{2028}\\x{2029}])";

  private static final Pattern FIRST_LINE =
      Pattern.compile(
          "\\A\\s*+(\\S(?:.{0,%d}\\S)?)\\h*+%s\\h*+%s\\s*+\\S"
              .formatted(LONGEST - 2, LINE_END, LINE_END),
          Pattern.UNICODE_CHARACTER_CLASS);

  /** What ends a sentence or leaves it open, also before a closing quotation mark or bracket. */
  private static final Pattern SENTENCE = Pattern.compile("[.…:;,][\"'”’»)\\]]*\\z");

  private Headline() {}

  /**
   * The headline that a text begins with.
   *
   * @param text a text without a date before it; the headline remains part of it
   */
  static Optional<String> of(String text) {
    Matcher matcher = FIRST_LINE.matcher(text);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    String line = matcher.group(1);
    boolean hasLetter = line.codePoints().anyMatch(Character::isLetter);
    return hasLetter && !SENTENCE.matcher(line).find() ? Optional.of(line) : Optional.empty();
  }
}
