package nl.aldus.extractor.quote.circumstance;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import nl.aldus.extractor.quote.clause.Frame;
import nl.aldus.extractor.quote.clause.TimeWords;
import nl.aldus.extractor.quote.cue.CueUse;

/**
 * Finds the day on which something was said, from words beside the reporting expression, resolved
 * against the day of publication: {@code maandag} is the last Monday, {@code gisteren} the day
 * before, {@code 12 maart} the last one. Immutable and thread-safe.
 */
public final class SayingDates {

  private static final int REACH = 7;

  private SayingDates() {}

  /**
   * The day of the utterance, or null where the frame gives none or the day of publication is
   * unknown.
   */
  public static LocalDate of(Frame frame, CueUse cue, LocalDate published) {
    if (published == null || cue.lemma().equals("volgens")) {
      return null;
    }
    int from = Math.max(0, Math.min(cue.first(), at(cue)) - REACH);
    int to = Math.min(frame.size(), cue.tail() + REACH);
    for (int i = from; i < to; i++) {
      if (i > cue.tail() && (frame.is(i, "dat") || frame.is(i, ":") || frame.isQuote(i))) {
        return null;
      }
      LocalDate day = day(frame, i, published);
      if (day != null && !day.isAfter(published)) {
        return day;
      }
    }
    return null;
  }

  private static int at(CueUse cue) {
    return cue.finite() >= 0 ? cue.finite() : cue.item();
  }

  private static LocalDate day(Frame frame, int item, LocalDate published) {
    String lower = frame.lower(item);
    Integer daysAgo = TimeWords.daysAgo(lower);
    if (daysAgo != null) {
      return published.minusDays(daysAgo);
    }
    DayOfWeek weekday = TimeWords.weekday(lower);
    if (weekday != null) {
      return weekday(frame, item, weekday, published);
    }
    Month month = TimeWords.month(lower);
    return month == null ? null : dayOfMonth(frame, item, month, published);
  }

  private static LocalDate weekday(Frame frame, int item, DayOfWeek day, LocalDate published) {
    String before = frame.lower(item - 1);
    if (isRange(before)
        || before.equals("komende")
        || before.equals("aanstaande")
        || before.equals("volgende")
        || before.equals("elke")
        || before.equals("iedere")) {
      return null;
    }
    if (before.equals("week") && frame.is(item - 2, "vorige")) {
      return published
          .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
          .minusWeeks(1)
          .with(TemporalAdjusters.nextOrSame(day));
    }
    return before.equals("vorige") || before.equals("afgelopen")
        ? published.with(TemporalAdjusters.previous(day))
        : published.with(TemporalAdjusters.previousOrSame(day));
  }

  /** "de nacht van woensdag op donderdag", "sinds maandag": not when it was said. */
  private static boolean isRange(String before) {
    return switch (before) {
      case "van", "sinds", "vanaf", "tot", "per", "voor" -> true;
      default -> false;
    };
  }

  private static LocalDate dayOfMonth(Frame frame, int item, Month month, LocalDate published) {
    int day = number(frame.text(item - 1));
    if (day < 1 || day > 31) {
      return null;
    }
    int year = number(frame.text(item + 1));
    try {
      if (year >= 1000) {
        return LocalDate.of(year, month, day);
      }
      LocalDate same = LocalDate.of(published.getYear(), month, day);
      return same.isAfter(published) ? same.minusYears(1) : same;
    } catch (DateTimeException e) {
      // 31 april is no day: then the words are no date.
      return null;
    }
  }

  private static int number(String text) {
    if (text.isEmpty() || text.length() > 4) {
      return -1;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return -1;
      }
    }
    return Integer.parseInt(text);
  }
}
