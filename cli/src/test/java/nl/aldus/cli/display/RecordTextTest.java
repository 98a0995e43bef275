package nl.aldus.cli.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import nl.aldus.avro.ArticleReference;
import nl.aldus.avro.Sentence;
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

  @Test
  void tellsWhatTheFiguresBelowSentenceAre() {
    Sentence.Builder sentence =
        Sentence.newBuilder()
            .setIndex(3)
            .setParagraph(1)
            .setBegin(40)
            .setEnd(57)
            .setText("De brug is dicht.");

    assertThat(text.lines(sentence.setArticle(bode("Brug dicht")).build()))
        .containsExactly(
            "De brug is dicht.", "    index 3 · paragraph 1", "    De Bode: Brug dicht", "");
    assertThat(text.lines(sentence.setArticle(bode(null)).setHeading(true).build()))
        .containsExactly(
            "De brug is dicht.", "    index 3 · paragraph 1 · heading", "    De Bode: bode-17", "");
  }

  private static ArticleReference bode(String title) {
    return ArticleReference.newBuilder()
        .setId("bode-17")
        .setSource("De Bode")
        .setTitle(title)
        .build();
  }

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

  @Test
  void saysThatDeadLetterHasNoKey() {
    ConsumerRecord<String, byte[]> letter =
        new ConsumerRecord<>("dead-letters", 0, 0, null, new byte[3]);

    assertThat(text.deadLetter(letter, false)).containsExactly("without a key  3 bytes", "");
  }
}
