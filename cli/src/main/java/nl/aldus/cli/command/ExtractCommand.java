package nl.aldus.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import nl.aldus.avro.Article;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.cli.display.Count;
import nl.aldus.cli.display.RecordText;
import nl.aldus.cli.terminal.Paragraph;
import nl.aldus.cli.terminal.Terminal;
import nl.aldus.enricher.record.Enrichment;
import nl.aldus.enricher.record.Versions;
import nl.aldus.extractor.Extractor;
import nl.aldus.extractor.annotation.Extraction;
import nl.aldus.extractor.annotation.Quote;
import nl.aldus.extractor.document.StageException;
import nl.aldus.publisher.file.ArticleReader;
import nl.aldus.publisher.file.Input;
import nl.aldus.schemas.json.PlainJson;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Text in, annotations out, with nothing else running. */
@Command(
    name = "extract",
    description = {
      "Find sentences, entities and quotations in texts. Needs neither broker nor registry.",
      "A text file is one article; its first line may be 'date YYYY-MM-DD', and blank lines divide"
          + " its paragraphs. A short first paragraph of one line without a full stop is also its"
          + " title. A JSON line has at least id and text."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  aldus extract artikel.txt                  for people",
      "  aldus extract --explain artikel.txt        and why each speaker was chosen",
      "  aldus extract --format json artikel.txt | jq '.quotes[].speaker.name'",
      "  aldus extract --format jsonl nieuws/ > gevonden.jsonl",
      "  pbpaste | aldus extract"
    })
public final class ExtractCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec spec;
  @Mixin private ReadingOptions reading;
  @Mixin private KnowledgeOption knowledge;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Texts, JSON lines, folders of them; - or nothing for standard input.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "${COMPLETION-CANDIDATES}; json is indented, jsonl one article a line. Default: text.")
  private Format format;

  @Option(
      names = "--explain",
      description = "Tell for each quotation why it got its kind and speaker.")
  private boolean explain;

  public ExtractCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ArticleReader reader = reading.reader(spec);
    Run run = new Run(Extractor.dutch(knowledge.knowledgeBase()), Versions.built());
    for (String file : files.isEmpty() ? List.of("-") : files) {
      if (file.equals("-")) {
        terminal.noteKeyboard();
        reader.read(terminal.in(), "standard input", run::accept);
      } else {
        reader.read(Path.of(file), run::accept);
      }
    }
    terminal.flush();
    return run.rejected == 0 ? 0 : 1;
  }

  /** One run over all the input. */
  private final class Run {

    private final Extractor extractor;
    private final Versions versions;
    private final RecordText text = new RecordText(terminal);
    private final ObjectMapper mapper = new ObjectMapper();
    private int done;
    private int rejected;

    Run(Extractor extractor, Versions versions) {
      this.extractor = extractor;
      this.versions = versions;
    }

    void accept(Input input) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException(new InterruptedException());
      }
      if (input instanceof Input.Rejected rejection) {
        reject(rejection.origin(), rejection.reason());
      } else if (input instanceof Input.Found found) {
        extract(found.origin(), found.article());
      }
    }

    private void extract(String origin, Article article) {
      try {
        Extraction extraction = extractor.extract(Enrichment.toExtract(article));
        show(Enrichment.of(article, extraction, versions).enrichedArticle(), extraction);
        // Another program may wait for it before it sends the next.
        terminal.flush();
        done++;
        terminal.progress(Count.of(done, "article") + " …");
      } catch (StageException e) {
        LoggerFactory.getLogger(ExtractCommand.class).error("{} cannot be extracted", origin, e);
        reject(origin, "cannot be extracted: " + e.getMessage());
      }
    }

    private void show(EnrichedArticle article, Extraction extraction) {
      List<List<String>> reasons =
          explain ? extraction.quotes().stream().map(Quote::reasons).toList() : List.of();
      if (format == Format.TEXT) {
        text.enriched(article, reasons).forEach(terminal::line);
      } else {
        terminal.line(json(article, reasons));
      }
    }

    private String json(EnrichedArticle article, List<List<String>> reasons) {
      try {
        if (explain) {
          ObjectNode tree = (ObjectNode) mapper.readTree(PlainJson.line(article));
          int i = 0;
          for (JsonNode quote : tree.path("quotes")) {
            ((ObjectNode) quote).set("reasons", mapper.valueToTree(reasons.get(i)));
            i++;
          }
          return format == Format.JSON ? tree.toPrettyString() : tree.toString();
        }
        StringWriter json = new StringWriter();
        PlainJson.write(article, json, format == Format.JSON);
        return json.toString();
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("our own JSON cannot be read", e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void reject(String origin, String reason) {
      rejected++;
      terminal.error(Paragraph.sentence(origin + " " + reason));
    }
  }

  /** How annotations are shown. */
  public enum Format {
    TEXT,
    JSON,
    JSONL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
