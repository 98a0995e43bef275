package nl.aldus.cli.demo;

import java.io.InputStream;
import nl.aldus.cli.Main;
import nl.aldus.cli.terminal.Terminal;

/**
 * Runs what people run first, into the void, so that the launcher can archive the classes that it
 * loads. The exit status is that of the demo.
 */
public final class Rehearsal {

  private Rehearsal() {}

  /**
   * @param arguments the data directory to use
   */
  public static void main(String[] arguments) {
    Terminal terminal = Terminal.ofStreams(InputStream.nullInputStream(), System.out, System.err);
    int status =
        new Main(terminal)
            .run(
                "demo",
                "--once",
                "--fresh",
                "--pace",
                "1ms",
                "--broker-port",
                "0",
                "--registry-port",
                "0",
                "--web-port",
                "0",
                "--data-dir",
                arguments[0]);
    System.exit(status);
  }
}
