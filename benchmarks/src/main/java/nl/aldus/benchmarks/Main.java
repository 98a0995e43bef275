package nl.aldus.benchmarks;

import java.nio.file.Path;
import nl.aldus.cli.logging.Log;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the measurement that is named. */
final class Main {

  private Main() {}

  public static void main(String[] args) throws Exception {
    // Kafka's warnings would drown the figures.
    Log.to(System.err::println);
    Log.onlyTrouble();
    String benchmark = args.length == 0 ? "" : args[0];
    switch (benchmark) {
      case "jmh" ->
          new Runner(
                  new OptionsBuilder()
                      .include(ExtractorBenchmark.class.getSimpleName())
                      .addProfiler(GCProfiler.class)
                      .build())
              .run();
      case "end-to-end" -> EndToEnd.run();
      case "watching" -> Watching.run();
      case "frog" -> FrogComparison.run();
      case "taggers" -> {
        Path data = folder("aldus.data");
        if (data == null) {
          misused(
              "Say where ud and conll2002 are: -Daldus.data=FOLDER; more to measure on, if you"
                  + " like: -Daldus.gold=FOLDER.");
        }
        TaggerComparison.run(data, folder("aldus.gold"));
      }
      default ->
          misused(
              "'"
                  + benchmark
                  + "' is no benchmark; there are jmh, end-to-end, watching, frog and taggers.");
    }
  }

  private static void misused(String why) {
    System.err.println(why);
    System.exit(2);
  }

  /** A folder that a system property names, or null. */
  private static Path folder(String property) {
    String folder = System.getProperty(property, "");
    return folder.isEmpty() ? null : Path.of(folder);
  }
}
