package nl.aldus.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.aldus.cli.terminal.Terminal;

/** A command that was run with streams of its own. */
public record Invocation(int status, String out, String err) {

  /** Runs a command with nothing on standard input. */
  public static Invocation of(String... arguments) {
    return withInput("", arguments);
  }

  public static Invocation withInput(String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        Terminal.ofStreams(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err);
    int status = new Main(terminal).run(arguments);
    return new Invocation(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  public List<String> errLines() {
    return err.lines().toList();
  }
}
