package nl.aldus.cli.command;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import nl.aldus.cli.display.LagText;
import nl.aldus.cli.terminal.Paragraph;
import nl.aldus.cli.terminal.Style;
import nl.aldus.cli.terminal.Terminal;
import nl.aldus.enricher.lag.LagException;
import nl.aldus.enricher.lag.PartitionLag;

/**
 * Reads lag and shows it, again and again until interrupted. That it cannot be read for a while is
 * told, and no reason to end: it is then that people watch.
 */
final class LagWatch {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Terminal terminal;
  private final Duration interval;
  private final boolean redraws;
  private final Consumer<List<PartitionLag>> display;

  /** One reading. */
  interface Lags {
    List<PartitionLag> read() throws LagException, InterruptedException;
  }

  /**
   * @param interval time between readings
   * @param redraws true if each reading replaces the one before on a screen, where an outage then
   *     stands below the last figures; otherwise it is told on standard error when it begins and
   *     when it ends
   * @param display shows one reading
   */
  LagWatch(
      Terminal terminal, Duration interval, boolean redraws, Consumer<List<PartitionLag>> display) {
    this.terminal = terminal;
    this.interval = interval;
    this.redraws = redraws;
    this.display = display;
  }

  /**
   * Never returns.
   *
   * @param first what is shown already
   * @throws InterruptedException when it is told to end
   */
  void run(List<PartitionLag> first, Lags lags) throws InterruptedException {
    List<PartitionLag> last = first;
    Instant since = null;
    while (true) {
      Thread.sleep(interval.toMillis());
      Instant asked = Instant.now();
      try {
        last = lags.read();
        terminal.startOver();
        display.accept(last);
        if (since != null && !redraws) {
          terminal.note("The lag can be read again, after " + time(since) + ".");
        }
        since = null;
      } catch (LagException e) {
        boolean begins = since == null;
        since = begins ? asked : since;
        if (redraws) {
          terminal.startOver();
          display.accept(last);
          terminal.line("");
          terminal.line(
              terminal.styled(
                  Style.BAD, outage(e, since) + " (" + time(since) + "); trying again …"));
          terminal.flush();
        } else if (begins) {
          terminal.error(outage(e, since) + "; trying again until Ctrl-C.");
        }
      }
    }
  }

  private static String outage(LagException e, Instant since) {
    String clock = CLOCK.format(since.atZone(ZoneId.systemDefault()));
    return e.isSilence()
        ? "Kafka does not answer since " + clock
        : "The lag cannot be read since " + clock + ", because " + Paragraph.clean(e.getMessage());
  }

  private static String time(Instant since) {
    return LagText.duration(Duration.between(since, Instant.now()));
  }
}
