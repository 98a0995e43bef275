package nl.aldus.extractor.quote.clause;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words for days, months and other stretches of time, in lower case. */
public final class TimeWords {

  private static final List<String> WEEKDAYS =
      List.of("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag");
  private static final List<String> MONTHS =
      List.of(
          "januari",
          "februari",
          "maart",
          "april",
          "mei",
          "juni",
          "juli",
          "augustus",
          "september",
          "oktober",
          "november",
          "december");
  private static final List<String> PARTS_OF_DAY =
      List.of("", "avond", "ochtend", "morgen", "middag", "nacht");
  private static final Set<String> STRETCHES =
      Set.of(
          "week", "jaar", "maand", "dag", "avond", "ochtend", "middag", "keer", "weekend", "zomer",
          "winter");

  private static final Map<String, DayOfWeek> WEEKDAY = new HashMap<>();
  private static final Map<String, Integer> DAYS_AGO = new HashMap<>();
  private static final Map<String, Month> MONTH = new HashMap<>();

  static {
    for (String part : PARTS_OF_DAY) {
      for (DayOfWeek day : DayOfWeek.values()) {
        WEEKDAY.put(WEEKDAYS.get(day.ordinal()) + part, day);
      }
      DAYS_AGO.put("gister" + part, 1);
      DAYS_AGO.put("gisteren" + part, 1);
    }
    for (String today :
        List.of(
            "vandaag", "vanochtend", "vanmorgen", "vanmiddag", "vanavond", "vannacht", "zojuist")) {
      DAYS_AGO.put(today, 0);
    }
    DAYS_AGO.put("eergisteren", 2);
    for (Month month : Month.values()) {
      MONTH.put(MONTHS.get(month.ordinal()), month);
    }
  }

  private TimeWords() {}

  /** The day that {@code maandag} or {@code maandagavond} names, or null. */
  public static DayOfWeek weekday(String lower) {
    return WEEKDAY.get(lower);
  }

  /** How many days before today {@code gisteravond} was, or null. */
  public static Integer daysAgo(String lower) {
    return DAYS_AGO.get(lower);
  }

  /** The month of that name, or null. */
  public static Month month(String lower) {
    return MONTH.get(lower);
  }

  /** True for a noun that tells when, and is no subject: {@code week}, {@code maandag}. */
  public static boolean isTime(String lower) {
    return STRETCHES.contains(lower) || WEEKDAY.containsKey(lower) || MONTH.containsKey(lower);
  }
}
