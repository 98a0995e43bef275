package nl.aldus.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * articles. Start-up is taken off both: Frog is timed on a long and on a short text.
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
    System.out.printf(Locale.ROOT, "Aldus  %,10.0f tokens/s%n", ours);
    if (!onPath("frog")) {
      System.out.println(
          "Frog is not installed (Debian: apt-get install frog frogdata); nothing to compare.");
      return;
    }
    double start = frog("Dit is een zin.");
    double seconds = frog(text.toString()) - start;
    double theirs = tokens / seconds;
    System.out.printf(Locale.ROOT, "Frog   %,10.0f tokens/s%n", theirs);
    System.out.printf(Locale.ROOT, "ratio  %,10.0f%n", ours / theirs);
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

  /** Seconds that Frog takes over a text, names only. */
  private static double frog(String text) throws IOException, InterruptedException {
    Path input = Files.createTempFile("frog", ".txt");
    try {
      Files.writeString(input, text);
      long begin = System.nanoTime();
      Process frog =
          new ProcessBuilder("frog", "--skip=mpac", "--threads=1", "-t", input.toString())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      int status = frog.waitFor();
      if (status != 0) {
        throw new IOException(
            "frog ended with status " + status + "; is its data there (Debian: frogdata)?");
      }
      return (System.nanoTime() - begin) / 1e9;
    } finally {
      Files.delete(input);
    }
  }

  private static boolean onPath(String program) {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }
}
