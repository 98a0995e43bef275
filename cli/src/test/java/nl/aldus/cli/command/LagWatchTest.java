package nl.aldus.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import nl.aldus.cli.terminal.Terminal;
import nl.aldus.enricher.lag.LagException;
import nl.aldus.enricher.lag.PartitionLag;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.junit.jupiter.api.Test;

/** Readings that a test makes up, and Ctrl-C behind the last of them. */
class LagWatchTest {

  private static final String CLOCK = "\\d\\d:\\d\\d:\\d\\d";

  private static final LagException TIMEOUT =
      new LagException("the cluster did not answer within 10 seconds", new TimeoutException());
  private static final LagException DISCONNECTED =
      new LagException(
          "the cluster does not tell its offsets: gone",
          new ExecutionException(new DisconnectException("gone")));
  private static final LagException REFUSED =
      new LagException(
          "the cluster does not tell its offsets: not allowed",
          new ExecutionException(new ClusterAuthorizationException("not allowed")));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Queue<Object> readings = new ArrayDeque<>();

  @Test
  void goesOnAfterOutageAndTellsScriptsWhenItBeginsAndEnds() {
    readings.addAll(List.of("a", TIMEOUT, DISCONNECTED, "b", TIMEOUT, "c"));

    watch(false);

    assertThat(lines(out)).containsExactly("figures", "figures", "figures");
    assertThat(lines(err)).hasSize(4);
    assertThat(lines(err).get(0))
        .matches("aldus: Kafka does not answer since " + CLOCK + "; trying again until Ctrl-C\\.");
    assertThat(lines(err).get(1)).matches("The lag can be read again, after .+s\\.");
    assertThat(lines(err).get(2)).startsWith("aldus: Kafka does not answer since ");
  }

  @Test
  void showsOutageBelowTheLastFiguresOnScreen() {
    readings.addAll(List.of("a", TIMEOUT, TIMEOUT, "b"));

    watch(true);

    assertThat(lines(err)).isEmpty();
    List<String> lines = lines(out);
    assertThat(lines).hasSize(8).startsWith("figures", "figures", "").endsWith("figures");
    assertThat(lines.get(3))
        .matches("Kafka does not answer since " + CLOCK + " \\(.+\\); trying again …");
    assertThat(since(lines.get(6))).as("since the first").isEqualTo(since(lines.get(3)));
  }

  @Test
  void tellsTheReasonWhereTheClusterRefuses() {
    readings.add(REFUSED);

    watch(false);

    assertThat(lines(err))
        .singleElement()
        .asString()
        .matches(
            "aldus: The lag cannot be read since "
                + CLOCK
                + ", because the cluster does not tell its offsets: not allowed; trying again"
                + " until Ctrl-C\\.");
  }

  private void watch(boolean redraws) {
    Terminal terminal = Terminal.ofStreams(InputStream.nullInputStream(), out, err);
    LagWatch watch =
        new LagWatch(terminal, Duration.ofMillis(1), redraws, lags -> terminal.line("figures"));

    assertThatThrownBy(() -> watch.run(List.of(), this::next))
        .isInstanceOf(InterruptedException.class);
    terminal.flush();
  }

  private List<PartitionLag> next() throws LagException, InterruptedException {
    Object next = readings.poll();
    if (next == null) {
      throw new InterruptedException();
    }
    if (next instanceof LagException failure) {
      throw failure;
    }
    return List.of();
  }

  private static String since(String line) {
    return line.substring(0, line.indexOf(" ("));
  }

  private static List<String> lines(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
