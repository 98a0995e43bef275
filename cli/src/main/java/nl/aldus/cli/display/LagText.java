package nl.aldus.cli.display;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.aldus.cli.terminal.Paragraph;
import nl.aldus.cli.terminal.Style;
import nl.aldus.cli.terminal.Terminal;
import nl.aldus.enricher.lag.LagStatus;
import nl.aldus.enricher.lag.PartitionLag;
import nl.aldus.enricher.lag.Reading;

/** The lag of consumer groups as people read it. */
public final class LagText {

  private static final List<String> HEADINGS =
      List.of("GROUP", "TOPIC", "PARTITION", "LAG", "BEHIND", "RATE/S", "CAUGHT UP IN", "STATUS");

  /** Columns from here on hold figures, which stand to the right; the status is text again. */
  private static final int FIRST_FIGURE = 2;

  private static final int STATUS = HEADINGS.size() - 1;

  private LagText() {}

  /** A table, headings first, with as much room for each column as it needs. */
  public static List<String> table(List<PartitionLag> lags, Terminal terminal) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    lags.forEach(lag -> rows.add(cells(lag)));
    int[] widths = new int[HEADINGS.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < STATUS; i++) {
        String padding = " ".repeat(widths[i] - rows.get(r).get(i).length());
        line.append(i < FIRST_FIGURE ? rows.get(r).get(i) + padding : padding + rows.get(r).get(i));
        line.append("  ");
      }
      String status = rows.get(r).get(STATUS);
      boolean bad = r > 0 && lags.get(r - 1).status() != LagStatus.OK;
      lines.add(
          r == 0
              ? terminal.styled(Style.DIM, line + status)
              : line + (bad ? terminal.styled(Style.BAD, status) : status));
    }
    return lines;
  }

  private static List<String> cells(PartitionLag lag) {
    Reading reading = lag.reading();
    return List.of(
        // Whoever may join a group names it; Kafka allows any characters there.
        Paragraph.clean(reading.group()),
        Paragraph.clean(reading.partition().topic()),
        String.valueOf(reading.partition().partition()),
        String.valueOf(reading.records()),
        reading.age().map(LagText::duration).orElse("?"),
        String.format(Locale.ROOT, "%.1f", lag.consumed()),
        lag.timeToCatchUp().map(LagText::duration).orElse("-"),
        lag.status().name());
  }

  /** The two largest units: {@code 2h 5m}, {@code 3m 20s}, {@code 4.2s}; {@code 0} if none. */
  public static String duration(Duration duration) {
    if (duration.isZero()) {
      return "0";
    }
    if (duration.toDays() > 0) {
      return duration.toDays() + "d " + duration.toHoursPart() + "h";
    }
    if (duration.toHours() > 0) {
      return duration.toHours() + "h " + duration.toMinutesPart() + "m";
    }
    if (duration.toMinutes() > 0) {
      return duration.toMinutes() + "m " + duration.toSecondsPart() + "s";
    }
    return String.format(Locale.ROOT, "%.1fs", duration.toMillis() / 1000.0);
  }
}
