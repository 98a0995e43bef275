package nl.aldus.cli.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.aldus.cli.terminal.Terminal;
import nl.aldus.enricher.lag.LagStatus;
import nl.aldus.enricher.lag.PartitionLag;
import nl.aldus.enricher.lag.Reading;
import nl.aldus.enricher.lag.Retention;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LagTextTest {

  private final Terminal terminal =
      Terminal.ofStreams(
          InputStream.nullInputStream(),
          OutputStream.nullOutputStream(),
          OutputStream.nullOutputStream());

  @Test
  void keepsTerminalSafeFromNamesOfGroups() {
    List<String> lines = LagText.table(List.of(lag("lezers\u001b[2J\n")), terminal);

    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).startsWith("lezers\uFFFD[2J  articles");
  }

  private static PartitionLag lag(String group) {
    Reading reading =
        new Reading(
            Instant.EPOCH,
            group,
            new TopicPartition("articles", 0),
            1,
            Optional.empty(),
            3,
            0,
            5,
            2,
            Optional.of(Duration.ofSeconds(4)),
            false,
            Retention.FOR_EVER);
    return new PartitionLag(reading, LagStatus.OK, 0, 0, Optional.empty(), 0);
  }
}
