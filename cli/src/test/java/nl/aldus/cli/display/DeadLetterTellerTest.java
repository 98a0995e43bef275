package nl.aldus.cli.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import nl.aldus.cli.terminal.Terminal;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class DeadLetterTellerTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final DeadLetterTeller teller =
      new DeadLetterTeller(
          Terminal.ofStreams(InputStream.nullInputStream(), OutputStream.nullOutputStream(), err));

  @Test
  void namesTheArticleWhereItIsKnown() {
    SerializationException reason = new SerializationException("it begins with 0x7b");

    teller.diverted(Optional.of("nos\u001b[2J"), reason);
    teller.diverted(Optional.empty(), reason);

    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "aldus: Article nos\uFFFD[2J went to the dead letters: it begins with 0x7b",
            "aldus: An article without an id went to the dead letters: it begins with 0x7b");
  }
}
