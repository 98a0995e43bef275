package nl.aldus.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.aldus.cli.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractCommandTest {

  private static final String ARTICLE =
      """
      date 2024-05-17
      „De brug blijft dicht”, zegt wethouder Marleen Verhulst.

      Volgens haar duurt het herstel nog weken.""";

  private final ObjectMapper json = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void showsQuotationWithSpeakerAndCue() throws IOException {
    Invocation invocation = Invocation.of("extract", write("brug.txt", ARTICLE));

    assertThat(invocation.status()).isZero();
    assertThat(invocation.out())
        .contains("“De brug blijft dicht”", "Marleen Verhulst", "zegt", "direct");
    assertThat(invocation.err()).isEmpty();
  }

  @Test
  void explainsWhenAsked() throws IOException {
    String file = write("brug.txt", ARTICLE);

    assertThat(Invocation.of("extract", file).out()).doesNotContain("because");
    assertThat(Invocation.of("extract", "--explain", file).out()).contains("because");
    JsonNode tree =
        json.readTree(Invocation.of("extract", "--explain", "--format", "json", file).out());
    assertThat(tree.at("/quotes/0/reasons")).isNotEmpty();
  }

  @Test
  void writesPlainJsonFormOfTheContract() throws IOException {
    Invocation invocation =
        Invocation.of("extract", "--format", "json", write("brug.txt", ARTICLE));

    JsonNode tree = json.readTree(invocation.out());
    assertThat(tree.at("/article/id").asText()).isEqualTo("brug");
    assertThat(tree.at("/article/publishedAt").asText()).isEqualTo("2024-05-17T00:00:00Z");
    assertThat(tree.at("/sentences")).hasSize(2);
    JsonNode quote = tree.at("/quotes/0");
    String text = tree.at("/article/text").asText();
    assertThat(quote.at("/text").asText())
        .isEqualTo("De brug blijft dicht")
        .isEqualTo(text.substring(quote.at("/begin").asInt(), quote.at("/end").asInt()));
    assertThat(quote.at("/speaker/name").asText()).isEqualTo("Marleen Verhulst");
  }

  @Test
  void writesOneArticleALineAndGoesOnAfterBrokenOnes() {
    Invocation invocation =
        Invocation.withInput(
            """
            {"id": "a", "text": "De brug is dicht."}
            {"id": "b", "text"
            {"id": "c", "text": "De brug is open."}
            """,
            "extract",
            "--format",
            "jsonl");

    assertThat(invocation.status()).isEqualTo(1);
    assertThat(invocation.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{"));
    assertThat(invocation.errLines()).hasSize(1);
    assertThat(invocation.err()).startsWith("aldus: standard input, line 2 is no article");
  }

  @Test
  void saysInOneLineWhatIsWrongWithEachFile() throws IOException {
    String missing = folder.resolve("nergens.txt").toString();
    String empty = write("leeg.txt", "");
    String binary =
        Files.write(folder.resolve("foto.txt"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1})
            .toString();
    String large = write("groot.txt", "Zin. ".repeat(300_000));
    String good = write("goed.txt", "De brug is dicht.");

    Invocation invocation =
        Invocation.of(
            "extract",
            "--format",
            "jsonl",
            "--max-size",
            "1MB",
            missing,
            empty,
            binary,
            large,
            good);

    assertThat(invocation.status()).isEqualTo(1);
    assertThat(invocation.out().lines()).hasSize(1);
    assertThat(invocation.errLines())
        .isEqualTo(
            List.of(
                "aldus: " + missing + " does not exist.",
                "aldus: " + empty + " is empty.",
                "aldus: " + binary + " is a binary file, not text.",
                "aldus: " + large + " is larger than 1 MB, the limit."));
  }

  @Test
  void keepsTerminalSafeFromControlCharactersInText() {
    Invocation invocation =
        Invocation.withInput(
            "„Kijk \u001b[2J uit”, zegt Marleen Verhulst.", "extract", "--color", "never");

    assertThat(invocation.out()).doesNotContain("\u001b").contains("Kijk");
  }

  @Test
  void readsRegisterOfOnesOwn() throws IOException {
    String register = write("register.tsv", "Marleen Verhulst\tonze-gids\tmv-17\n");

    Invocation invocation =
        Invocation.of(
            "extract", "--knowledge", register, "--format", "jsonl", write("brug.txt", ARTICLE));

    assertThat(invocation.out()).contains("\"scheme\":\"onze-gids\",\"value\":\"mv-17\"");
  }

  @Test
  void saysWhatIsWrongWithRegister() {
    Invocation invocation = Invocation.withInput("Tekst.", "extract", "--knowledge", "nergens.tsv");

    assertThat(invocation.status()).isEqualTo(1);
    assertThat(invocation.errLines()).hasSize(1);
    assertThat(invocation.err()).contains("nergens.tsv", "no such file");
  }

  private String write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }
}
