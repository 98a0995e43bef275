package nl.aldus.cli.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import nl.aldus.cli.terminal.Terminal;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RecordTextTest {

  private final RecordText text =
      new RecordText(
          Terminal.ofStreams(
              InputStream.nullInputStream(),
              OutputStream.nullOutputStream(),
              OutputStream.nullOutputStream()));

  /** Anyone who may write to the topic chooses the names of the headers, too. */
  @Test
  void keepsTerminalSafeFromHeadersOfDeadLetters() {
    ConsumerRecord<String, byte[]> letter =
        new ConsumerRecord<>("dead-letters", 0, 0, "brug\u001b[2J", new byte[3]);
    letter
        .headers()
        .add("__streams.errors.\u001b]0;x", "\u001b[2J".getBytes(StandardCharsets.UTF_8));

    assertThat(text.deadLetter(letter, false))
        .containsExactly("brug\uFFFD[2J  3 bytes", "    \uFFFD]0;x: \uFFFD[2J", "");
  }
}
