package nl.aldus.publisher.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plain text whose first line may give the date: {@code date YYYY-MM-DD} or {@code date YYYY-MM},
 * with the text after it on the same line or on the next.
 *
 * @param date the day, absent if there is none; a month alone claims no day, since dates in the
 *     text would be reckoned from a wrong one
 * @param text everything after the date, not changed
 */
record DatedText(Optional<LocalDate> date, String text) {

  private static final Pattern DATE =
      Pattern.compile("\\A\\s*date (\\d{4})-(\\d{2})(?:-(\\d{2}))?(?:[ \\t]*\\R\\s*|[ \\t]+|\\z)");

  /**
   * @throws DateTimeException for a date that no calendar has
   */
  static DatedText parse(String content) {
    Matcher matcher = DATE.matcher(content);
    if (!matcher.lookingAt()) {
      return new DatedText(Optional.empty(), content);
    }
    int year = Integer.parseInt(matcher.group(1));
    int month = Integer.parseInt(matcher.group(2));
    boolean hasDay = matcher.group(3) != null;
    LocalDate date = LocalDate.of(year, month, hasDay ? Integer.parseInt(matcher.group(3)) : 1);
    return new DatedText(
        hasDay ? Optional.of(date) : Optional.empty(), content.substring(matcher.end()));
  }
}
