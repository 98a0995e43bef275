package nl.aldus.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nl.aldus.cli.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandIT {

  @TempDir Path data;

  @Test
  void showsAttributedQuotationsAndEnds() {
    assertRuns("--fresh");
    // The data of the first run is there; the samples come through once more all the same.
    assertRuns();
  }

  private void assertRuns(String... more) {
    String[] arguments = {
      "demo",
      "--once",
      "--pace",
      "1ms",
      "--broker-port",
      "0",
      "--registry-port",
      "0",
      "--data-dir",
      data.toString()
    };
    String[] all = new String[arguments.length + more.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);

    Invocation demo = Invocation.of(all);

    assertThat(demo.status()).as(demo.err()).isZero();
    assertThat(demo.out())
        .contains("Kafka broker      127.0.0.1:", "Schema registry   http://127.0.0.1:")
        .contains("— Hendrik Wiersma")
        .containsPattern("11 articles, \\d+ sentences, \\d+ entities, \\d+ quotations in");
  }
}
