package nl.aldus.benchmarks;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the measurement that is named. */
final class Main {

  private Main() {}

  public static void main(String[] args) throws Exception {
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
      default -> {
        System.err.println(
            "'" + benchmark + "' is no benchmark; there are jmh, end-to-end, watching and frog.");
        System.exit(2);
      }
    }
  }
}
