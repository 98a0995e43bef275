package nl.aldus.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import nl.aldus.extractor.Extractor;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Layer;
import nl.aldus.extractor.document.Pipeline;
import nl.aldus.extractor.document.Pipeline.Timer;

/**
 * Names at the speed of Aldus and of Frog (Debian package {@code frog}), in one run on the same
 * articles. Start-up is taken off both: Frog is timed by the clock on a long and on a short text,
 * as Aldus is, and tells for itself how long it took over the long one, in which its start has no
 * part.
 */
final class FrogComparison {

  private static final int FROG_ARTICLES = 12;
  private static final int REPEATS = 40;

  private FrogComparison() {}

  static void run() throws IOException, InterruptedException {
    List<Article> articles = News.articles().subList(0, FROG_ARTICLES);
    Extractor extractor = Extractor.dutch();
    Pipeline sentences = new Pipeline(extractor.stages().subList(0, 3));
    int tokens = 0;
    StringBuilder text = new StringBuilder();
    for (Article article : articles) {
      Document document = new Document(article);
      sentences.annotate(document, Timer.NONE);
      tokens += document.tokens().size();
      text.append(article.text()).append("\n\n");
    }
    double ours = aldus(extractor, articles, tokens);
    System.out.printf(Locale.ROOT, "Aldus                         %,10.0f tokens/s%n", ours);
    if (!Frog.isInstalled()) {
      System.out.println("Frog is not installed; nothing to compare. " + Frog.INSTALLATION + ".");
      return;
    }
    double start = Frog.read("Dit is een zin.").seconds();
    Frog.Run run = Frog.read(text.toString());
    tell("by the clock, without start", tokens / (run.seconds() - start), ours);
    tell("by its own count", tokens / run.ownSeconds(), ours);
  }

  private static void tell(String how, double theirs, double ours) {
    System.out.printf(
        Locale.ROOT,
        "Frog, %-23s %,10.0f tokens/s, Aldus %.0f times that%n",
        how,
        theirs,
        ours / theirs);
  }

  private static double aldus(Extractor extractor, List<Article> articles, int tokens) {
    Pipeline pipeline =
        new Pipeline(
            extractor.stages().stream()
                .filter(stage -> !stage.adds().contains(Layer.QUOTES))
                .toList());
    double best = 0;
    for (int round = 0; round < 5; round++) {
      long begin = System.nanoTime();
      for (int i = 0; i < REPEATS; i++) {
        for (Article article : articles) {
          pipeline.annotate(new Document(article), Timer.NONE);
        }
      }
      best = Math.max(best, tokens * (double) REPEATS / ((System.nanoTime() - begin) / 1e9));
    }
    return best;
  }
}
