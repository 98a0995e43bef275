package nl.aldus.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.aldus.training.corpus.AnnotatedQuote.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenBoekXmlTest {

  @TempDir private Path folder;

  @Test
  void setsTheTokensOfANovelAsAPrinterWould() throws IOException {
    AnnotatedArticle novel = novel();

    assertThat(novel.article().text()).isEqualTo("Het regent. \"Nou, nou!\" zei Mina.");
  }

  @Test
  void readsDirectSpeechWithItsSpeaker() throws IOException {
    AnnotatedArticle novel = novel();

    assertThat(novel.quotes())
        .singleElement()
        .satisfies(
            quote -> {
              assertThat(novel.article().text().substring(quote.begin(), quote.end()))
                  .isEqualTo("Nou, nou!");
              assertThat(quote.kind()).isEqualTo(Kind.DIRECT);
              assertThat(quote.speaker()).isEqualTo("Mina Bakker");
            });
  }

  private AnnotatedArticle novel() throws IOException {
    Path file = folder.resolve("Novelle.xml");
    Files.writeString(
        file,
        """
        <doc><characters><character id="0" name="Mina_Bakker"/></characters><text>Het regent .
         <quote speaker="Mina_Bakker">" Nou , nou ! "</quote> zei <mention>Mina</mention> .</text></doc>
        """);
    return Corpus.readFile(file);
  }
}
