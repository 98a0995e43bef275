package nl.aldus.publisher.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import nl.aldus.avro.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleReaderTest {

  private final ArticleReader reader = new ArticleReader(StandardCharsets.UTF_8, 1024);

  @TempDir Path folder;

  @Test
  void takesDateFromFirstLineAndLeavesTheRestAsItIs() throws IOException {
    Article article =
        found(
            write(
                "brug.txt",
                "date 2024-05-17\nDe brug\u00a0is dicht.\r\n\r\n  Morgen weer open.\n"));

    assertThat(article.getId()).isEqualTo("brug");
    assertThat(article.getPublishedAt()).isEqualTo(Instant.parse("2024-05-17T00:00:00Z"));
    assertThat(article.getText()).isEqualTo("De brug\u00a0is dicht.\r\n\r\n  Morgen weer open.\n");
  }

  @Test
  void takesTextThatFollowsTheDateOnTheSameLine() throws IOException {
    Article article = found(write("brug.txt", " date 2024-05 De brug is dicht."));

    assertThat(article.getText()).isEqualTo("De brug is dicht.");
  }

  @Test
  void claimsNoDayWhereOnlyTheMonthIsKnown() throws IOException {
    assertThat(found(write("brug.txt", "date 2024-05\nDicht.")).getPublishedAt()).isNull();
  }

  @Test
  void keepsTextThatOnlyLooksLikeDate() throws IOException {
    assertThat(found(write("a.txt", "date 2024-0517 is geen datum.")).getText())
        .isEqualTo("date 2024-0517 is geen datum.");
  }

  @Test
  void namesArticleByHeadlineAboveItAndLeavesTheTextAsItIs() throws IOException {
    String text = " Brug blijft dicht\u00a0\r\n \t\r\nDe brug is dicht.\n";

    Article article = found(write("brug.txt", "date 2024-05-17\r\n" + text.strip()));

    assertThat(article.getTitle()).isEqualTo("Brug blijft dicht");
    assertThat(article.getId()).isEqualTo("brug");
    assertThat(article.getText()).isEqualTo(text.strip());
    assertThat(found(write("los.txt", text)).getTitle()).isEqualTo("Brug blijft dicht");
    assertThat(found(write("los.txt", text)).getText()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Is de brug dicht?\n\nJa.",
        "‘Het is \ud83d\ude00’, zegt Kok\n\n\n\nDe wethouder …",
        "\n\nBrug 7\u2029\u00a0\u2029Dicht."
      })
  void takesHeadline(String text) throws IOException {
    assertThat(found(write("a.txt", text)).getTitle())
        .isEqualTo(text.strip().lines().findFirst().orElseThrow().split("\u2029", -1)[0]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "De brug is dicht.\n\nMorgen weer open.",
        "„Hij is dicht.”\n\nDat zegt Kok.",
        "Kok zei het volgende:\n\nHij is dicht.",
        "Brug dicht\r\nDe brug is dicht.",
        "Brug dicht\n\n \n",
        "Brug dicht",
        "* * *\n\nDe brug is dicht."
      })
  void takesNoFirstLineForHeadlineThatMayBeText(String text) throws IOException {
    assertThat(found(write("a.txt", text)).getTitle()).isNull();
  }

  @Test
  void takesNoLongLineForHeadline() throws IOException {
    String line = "a".repeat(150);

    assertThat(found(write("a.txt", line + "\n\nTekst.")).getTitle()).isEqualTo(line);
    assertThat(found(write("a.txt", line + "a\n\nTekst.")).getTitle()).isNull();
  }

  @Test
  void rejectsDateThatDoesNotExist() throws IOException {
    assertThat(rejection(write("a.txt", "date 2024-02-31\nTekst.")))
        .isEqualTo("begins with a date that does not exist");
  }

  @Test
  void readsJsonLinesAndGoesOnAfterBrokenOnes() throws IOException {
    Path file =
        write(
            "nieuws.jsonl",
            """
            {"id": "a", "title": "Brug", "text": "De brug is dicht."}
            {"id": "b", "text":

            {"id": "c"}
            {"id": "d", "text": " "}
            {"id": "e", "text": "half \\ud83d"}
            {"id": "f", "text": "Weer open.", "publishedAt": "2024-05-17T08:00:00+02:00"}""");

    List<Input> inputs = read(file);

    assertThat(inputs).hasSize(6);
    assertThat(((Input.Found) inputs.get(0)).article().getTitle()).isEqualTo("Brug");
    assertThat(inputs.get(1))
        .isEqualTo(
            new Input.Rejected(file + ", line 2", "is no article: no JSON: it ends in the middle"));
    assertThat(inputs.subList(1, 5)).allMatch(Input.Rejected.class::isInstance);
    assertThat(((Input.Found) inputs.get(5)).article().getPublishedAt())
        .isEqualTo(Instant.parse("2024-05-17T06:00:00Z"));
  }

  @Test
  void readsOneObjectOverSeveralLines() throws IOException {
    Path file =
        write(
            "brug.json",
            """
            {
              "id": "a",
              "text": "De brug {is} dicht."
            }
            """);

    assertThat(found(file).getText()).isEqualTo("De brug {is} dicht.");
  }

  @Test
  void readsObjectsAfterEachOtherAndArrays() throws IOException {
    String two = "{\n \"id\": \"a\",\n \"text\": \"A.\"}%s\n{\"id\": \"b\",\n\"text\": \"B.\"}\n";
    for (String document :
        List.of(
            two.formatted(""),
            "[" + two.formatted(",") + "]",
            "[{\"id\": \"a\", \"text\": \"A.\"}, {\"id\": \"b\", \"text\": \"B.\"}]",
            "\uFEFF  [\n" + two.formatted(",") + "]")) {
      assertThat(read(write("a.json", document)))
          .as(document)
          .extracting(input -> ((Input.Found) input).article().getId())
          .containsExactly("a", "b");
      assertThat(readStream(document)).as(document).hasSize(2);
    }
  }

  @Test
  void goesOnInArrayAfterWhatIsNoArticle() throws IOException {
    Path file =
        write(
            "nieuws.json",
            """
            [
              {"id": "a"},
              17,
              {"id": "b", "text": "%s"},
              {"id": "c", "text": "C."}
            ]
            """
                .formatted("x".repeat(2000)));

    List<Input> inputs = read(file);

    assertThat(inputs.subList(0, 3))
        .containsExactly(
            new Input.Rejected(file + ", line 2", "is no article: field \"text\" is missing"),
            new Input.Rejected(file + ", line 3", "is no article: no JSON object, but NUMBER"),
            new Input.Rejected(file + ", line 4", "is longer than 1024 bytes, the limit"));
    assertThat(inputs.get(3)).isInstanceOf(Input.Found.class);
  }

  @Test
  void saysWhereDocumentStopsBeingJson() throws IOException {
    Path file = write("nieuws.json", "[\n{\"id\": \"a\", \"text\": \"A.\"},\n{\"id\" \"b\"}\n]");

    List<Input> inputs = read(file);

    assertThat(inputs).hasSize(2);
    assertThat(inputs.get(0)).isInstanceOf(Input.Found.class);
    assertThat(inputs.get(1).origin()).isEqualTo(file + ", line 3");
    assertThat(((Input.Rejected) inputs.get(1)).reason())
        .startsWith("is no JSON: Unexpected character")
        .endsWith("the rest is not read")
        .doesNotContain("Source");
  }

  @Test
  void holdsNoMoreOfDocumentThanTheLimit() {
    InputStream endless =
        new SequenceInputStream(
            new ByteArrayInputStream(
                "[{\"id\": \"a\", \"text\": \"".getBytes(StandardCharsets.UTF_8)),
            new InputStream() {
              @Override
              public int read() {
                return 'x';
              }
            });
    List<Input> inputs = new ArrayList<>();

    reader.read(endless, "-", inputs::add);

    assertThat(inputs)
        .containsExactly(
            new Input.Rejected(
                "-, line 1",
                "begins an article longer than 1024 bytes, the limit; the rest is not read"));
  }

  @Test
  void saysThatEmptyArrayIsEmpty() throws IOException {
    assertThat(rejection(write("a.json", "[\n]\n"))).isEqualTo("is empty");
  }

  @Test
  void takesTextThatBeginsWithBracketForText() {
    Article article = ((Input.Found) readStream("[ANP] De brug is dicht.").get(0)).article();

    assertThat(article.getText()).isEqualTo("[ANP] De brug is dicht.");
  }

  @Test
  void rejectsLineThatIsTooLongAndGoesOn() throws IOException {
    Path file =
        write(
            "nieuws.jsonl",
            "{\"id\": \"a\", \"text\": \"%s\"}\n{\"id\": \"b\", \"text\": \"Kort.\"}\n"
                .formatted("x".repeat(2000)));

    List<Input> inputs = read(file);

    assertThat(inputs).hasSize(2);
    assertThat(inputs.get(0))
        .isEqualTo(new Input.Rejected(file + ", line 1", "is longer than 1024 bytes, the limit"));
    assertThat(inputs.get(1)).isInstanceOf(Input.Found.class);
  }

  @Test
  void readsFolderInOrderAndNamesArticlesByTheirPath() throws IOException {
    Files.createDirectory(folder.resolve("sport"));
    write("sport/schaatsen.txt", "Goud.");
    write("b.txt", "B.");
    write("a.TXT", "A.");
    write("plaatje.png", "geen tekst");

    assertThat(read(folder))
        .extracting(input -> ((Input.Found) input).article().getId())
        .containsExactly("a", "b", "sport/schaatsen");
  }

  @Test
  void saysThatFolderHoldsNoArticles() {
    assertThat(rejection(folder)).startsWith("holds no articles");
  }

  @Test
  void rejectsWhatIsNoText() throws IOException {
    Path binary = Files.write(folder.resolve("a.bin"), new byte[] {'P', 'K', 3, 4, 0, 0});
    Path latin = Files.write(folder.resolve("b.txt"), "café".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(rejection(binary)).isEqualTo("is a binary file, not text");
    assertThat(rejection(latin)).startsWith("is not written in UTF-8");
    assertThat(
            rejection(
                Files.write(
                    folder.resolve("w.txt"), "\uFEFFJa".getBytes(StandardCharsets.UTF_16LE))))
        .isEqualTo("is written in UTF-16, not in UTF-8; say so with --encoding");
    assertThat(rejection(write("c.txt", ""))).isEqualTo("is empty");
    assertThat(rejection(write("d.jsonl", "\n"))).isEqualTo("is empty");
    assertThat(rejection(write("e.txt", "x".repeat(1025))))
        .isEqualTo("is larger than 1024 bytes, the limit");
    assertThat(rejection(folder.resolve("nergens.txt"))).isEqualTo("does not exist");
  }

  @Test
  void readsOtherEncodingWhenTold() throws IOException {
    for (Charset encoding : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16)) {
      Path file = Files.write(folder.resolve("b.txt"), "café".getBytes(encoding));
      List<Input> inputs = new ArrayList<>();

      new ArticleReader(encoding, 1024).read(file, inputs::add);

      assertThat(((Input.Found) inputs.get(0)).article().getText()).isEqualTo("café");
    }
  }

  @Test
  void tellsTextFromJsonLinesInStream() {
    assertThat(readStream("\uFEFF De brug is dicht.")).hasSize(1);
    assertThat(
            readStream("\n {\"id\": \"a\", \"text\": \"A.\"}\n{\"id\": \"b\", \"text\": \"B.\"}"))
        .hasSize(2)
        .allMatch(Input.Found.class::isInstance);
  }

  @Test
  @Timeout(30)
  void readsLineBeforeTheNextIsWritten() throws Exception {
    BlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
    try (PipedOutputStream writer = new PipedOutputStream()) {
      PipedInputStream stream = new PipedInputStream(writer);
      Thread reading = new Thread(() -> reader.read(stream, "-", inputs::add));
      reading.setDaemon(true);
      reading.start();

      writer.write("{\"id\": \"a\", \"text\": \"A.\"}\n".getBytes(StandardCharsets.UTF_8));
      writer.flush();

      assertThat(inputs.take()).isInstanceOf(Input.Found.class);
    }
  }

  @Test
  void givesSameTextInStreamSameId() {
    Article first = ((Input.Found) readStream("De brug is dicht.").get(0)).article();
    Article second = ((Input.Found) readStream("De brug is dicht.").get(0)).article();
    Article other = ((Input.Found) readStream("De brug is open.").get(0)).article();

    assertThat(second.getId()).isEqualTo(first.getId()).isNotEqualTo(other.getId());
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private List<Input> read(Path path) {
    List<Input> inputs = new ArrayList<>();
    reader.read(path, inputs::add);
    return inputs;
  }

  private List<Input> readStream(String content) {
    List<Input> inputs = new ArrayList<>();
    reader.read(
        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), "-", inputs::add);
    return inputs;
  }

  private Article found(Path path) {
    List<Input> inputs = read(path);
    assertThat(inputs).hasSize(1).first().isInstanceOf(Input.Found.class);
    return ((Input.Found) inputs.get(0)).article();
  }

  private String rejection(Path path) {
    List<Input> inputs = read(path);
    assertThat(inputs).hasSize(1).first().isInstanceOf(Input.Rejected.class);
    return ((Input.Rejected) inputs.get(0)).reason();
  }
}
