package nl.aldus.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Frog, the tagger of Dutch of Tilburg and Nijmegen, as Debian packages it: started once for each
 * text, on one thread, for names and what they need.
 */
final class Frog {

  /** The package frog depends neither on its data nor on that of its tokeniser. */
  static final String INSTALLATION =
      "It needs its data and its tokeniser's (Debian: apt-get install frog frogdata uctodata)";

  private static final Pattern TOTAL =
      Pattern.compile("total took: *(\\d+) seconds, (\\d+) milliseconds and (\\d+) microseconds");

  private Frog() {}

  static boolean isInstalled() {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, "frog"))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Lets Frog read a text.
   *
   * @throws IOException with Frog's own last words if it fails
   */
  static Run read(String text) throws IOException, InterruptedException {
    // A folder of its own, for Frog leaves a file there each time.
    Path folder = Files.createTempDirectory("frog");
    Path input = folder.resolve("input.txt");
    Path output = folder.resolve("output.tsv");
    Path log = folder.resolve("log.txt");
    try {
      Files.writeString(input, text);
      long begin = System.nanoTime();
      Process frog =
          new ProcessBuilder("frog", "--skip=mpac", "--threads=1", "-t", input.toString())
              .directory(folder.toFile())
              .redirectOutput(output.toFile())
              .redirectError(log.toFile())
              .start();
      int status = frog.waitFor();
      double seconds = (System.nanoTime() - begin) / 1e9;
      List<String> said =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      if (status != 0) {
        throw new IOException(
            "frog ended with status " + status + ": " + last(said) + ". " + INSTALLATION);
      }
      return new Run(Files.readAllLines(output), seconds, ownSeconds(said));
    } finally {
      for (Path file : files(folder)) {
        Files.delete(file);
      }
      Files.delete(folder);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** The last lines of a log; what Frog ends with is often only that it ends. */
  private static String last(List<String> said) {
    List<String> lines = said.stream().map(String::strip).filter(l -> !l.isEmpty()).toList();
    return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
  }

  private static double ownSeconds(List<String> said) throws IOException {
    for (String line : said) {
      Matcher total = TOTAL.matcher(line);
      if (total.find()) {
        return Long.parseLong(total.group(1))
            + Long.parseLong(total.group(2)) / 1e3
            + Long.parseLong(total.group(3)) / 1e6;
      }
    }
    throw new IOException("frog did not say how long it took; its last words: " + last(said));
  }

  /**
   * What came of a run.
   *
   * @param lines a token a line in columns divided by tabs, sentences divided by blank lines
   * @param seconds from start to end of the process, loading included
   * @param ownSeconds what Frog says that it took over the text, loading excluded
   */
  record Run(List<String> lines, double seconds, double ownSeconds) {}
}
