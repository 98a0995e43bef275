package nl.aldus.training.quote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.aldus.extractor.Extractor;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.QuoteType;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Layer;
import nl.aldus.extractor.document.Stage;
import nl.aldus.extractor.quote.speech.Finding;
import nl.aldus.training.corpus.AnnotatedArticle;
import nl.aldus.training.corpus.Corpus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuoteTrainerTest {

  private static final int FEW = 60;

  private static Extractor extractor;
  private static List<AnnotatedArticle> articles;
  private static QuoteTrainer.Models models;

  @BeforeAll
  static void train() {
    extractor = Extractor.dutch();
    articles =
        Corpus.read(Path.of(System.getProperty("aldus.root"), "corpus", "articles"))
            .subList(0, FEW);
    models = train(articles);
  }

  @Test
  void givesTheSameFilesForTheSameArticles(@TempDir Path first, @TempDir Path second)
      throws IOException {
    models.write(first);
    train(articles).write(second);

    for (String name : List.of("kinds.model", "speakers.model", "reports.model")) {
      assertThat(first.resolve(name)).hasSameBinaryContentAs(second.resolve(name));
      assertThat(Files.size(first.resolve(name))).isGreaterThan(1_000);
    }
  }

  @Test
  void learnsToTellSpeechWithItsSpeaker() {
    Document document =
        document("Burgemeester Jan de Vries is blij. “De brug gaat open”, zegt De Vries.");

    assertThat(models.finder().find(document))
        .filteredOn(finding -> finding.type() == QuoteType.DIRECT)
        .singleElement()
        .extracting(Finding::speaker)
        .extracting(speaker -> speaker.name())
        .isEqualTo("Jan de Vries");
  }

  private static QuoteTrainer.Models train(List<AnnotatedArticle> from) {
    return QuoteTrainer.train(from, article -> document(article.article().text()));
  }

  private static Document document(String text) {
    Document document = new Document(Article.of(text));
    for (Stage stage : extractor.stages()) {
      if (stage.adds().contains(Layer.QUOTES)) {
        break;
      }
      stage.annotate(document);
    }
    return document;
  }
}
