package nl.aldus.cli.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogTest {

  private static final Logger LOG = LoggerFactory.getLogger(LogTest.class);

  /** Other tests of this process may log, too, and nobody listens to that here any more. */
  @AfterEach
  void listenNoMore() {
    Log.to(line -> {});
  }

  @Test
  void tellsWarningsWithTheirCause() {
    List<String> lines = new ArrayList<>();
    Log.to(lines::add);

    LOG.debug("Nobody needs this");
    LOG.warn("The registry is slow", new IllegalStateException("no answer"));

    assertThat(lines).singleElement().asString().contains("WARN", "The registry is slow");
    assertThat(lines.get(0).lines())
        .contains("java.lang.IllegalStateException: no answer")
        .anyMatch(line -> line.startsWith("\tat "));
  }

  @Test
  void leavesOutWhatSteersTerminals() {
    List<String> lines = new ArrayList<>();
    Log.to(lines::add);

    LOG.warn("Group \u001b[2Jx\r\u0007 is odd");

    assertThat(lines).singleElement().asString().endsWith("Group [2Jx is odd");
  }

  @Test
  void tellsOnlyWhoAskedLast() {
    List<String> before = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    Log.to(before::add);
    Log.to(lines::add);

    LOG.warn("Once");

    assertThat(before).isEmpty();
    assertThat(lines).hasSize(1);
  }
}
