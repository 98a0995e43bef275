package nl.aldus.cli.terminal;

import static java.util.Objects.requireNonNull;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * The streams of one run of a command, all in UTF-8: results go to standard output, everything that
 * is said about the work to standard error. Colour and progress only where a person looks.
 *
 * <p>Thread-safe: a line is never mixed with another.
 */
public final class Terminal {

  /** System properties that the launcher sets, since a JVM cannot tell what its streams are. */
  public static final String OUT_IS_TERMINAL = "aldus.terminal.out";

  public static final String IN_IS_TERMINAL = "aldus.terminal.in";
  public static final String ERR_IS_TERMINAL = "aldus.terminal.err";
  public static final String COLUMNS = "aldus.terminal.columns";

  /** Width where none is known, and the widest that reads well. */
  private static final int DEFAULT_WIDTH = 80;

  private static final int MAX_WIDTH = 110;
  private static final int MIN_WIDTH = 30;

  /** When to use colour. */
  public enum Color {
    AUTO,
    ALWAYS,
    NEVER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final InputStream in;
  private final Writer out;
  private final PrintWriter err;
  private final boolean outIsTerminal;
  private final boolean errIsTerminal;
  private final boolean noColor;
  private final int width;
  private Color color = Color.AUTO;
  private boolean progressShown;

  private Terminal(
      InputStream in,
      OutputStream out,
      OutputStream err,
      boolean outIsTerminal,
      boolean errIsTerminal,
      boolean noColor,
      int width) {
    this.in = requireNonNull(in, "in");
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    this.err = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
    this.outIsTerminal = outIsTerminal;
    this.errIsTerminal = errIsTerminal;
    this.noColor = noColor;
    this.width = Math.max(MIN_WIDTH, Math.min(width, MAX_WIDTH));
  }

  /** The terminal of this process. */
  public static Terminal ofProcess(Map<String, String> environment) {
    return new Terminal(
        new InterruptibleInput(FileDescriptor.in),
        // Not System.out, which hides that nobody reads any more or that the disk is full.
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Boolean.getBoolean(OUT_IS_TERMINAL),
        Boolean.getBoolean(ERR_IS_TERMINAL),
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || "dumb".equals(environment.get("TERM")),
        columns());
  }

  /** The columns that the launcher was told; a terminal without a window says 0. */
  private static int columns() {
    int columns = Integer.getInteger(COLUMNS, 0);
    return columns > 0 ? columns : DEFAULT_WIDTH;
  }

  /** Streams that are no terminal: plain output, no progress. */
  public static Terminal ofStreams(InputStream in, OutputStream out, OutputStream err) {
    return new Terminal(in, out, err, false, false, false, DEFAULT_WIDTH);
  }

  public InputStream in() {
    return in;
  }

  /** Standard error, for what is not the result. */
  public PrintWriter err() {
    return err;
  }

  /** Standard output, for whole texts such as help. */
  public Writer outWriter() {
    return out;
  }

  /** Columns that text may take. */
  public int width() {
    return width;
  }

  public void setColor(Color color) {
    this.color = requireNonNull(color, "color");
  }

  /** True if standard output shows colours. */
  public boolean colored() {
    return colored(outIsTerminal);
  }

  /** The text in its style, or plain where there are no colours. */
  public String styled(Style style, String text) {
    return colored() ? style.on(text) : text;
  }

  /**
   * One line of result.
   *
   * @throws OutputException if standard output takes no more
   */
  public synchronized void line(String line) {
    clearProgress();
    try {
      out.write(line);
      out.write('\n');
      if (outIsTerminal) {
        out.flush();
      }
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }

  /** True if standard output is a screen, on which lines can replace those before. */
  public boolean isScreen() {
    return outIsTerminal;
  }

  /**
   * Clears the screen, where standard output is one, so that the next lines replace those before.
   *
   * @throws OutputException if standard output takes no more
   */
  public synchronized void startOver() {
    if (!outIsTerminal) {
      return;
    }
    try {
      out.write("\u001b[H\u001b[J");
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }

  /**
   * Makes sure that the lines so far can be read.
   *
   * @throws OutputException if standard output takes no more
   */
  public synchronized void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }

  /** One line about the work, on standard error. */
  public synchronized void note(String line) {
    clearProgress();
    err.println(line);
  }

  /** One line that says what went wrong, on standard error. */
  public synchronized void error(String sentence) {
    clearProgress();
    // It may quote a file name or an id, which come from outside.
    String clean = Paragraph.clean(sentence);
    err.println("aldus: " + (colored(errIsTerminal) ? Style.BAD.on(clean) : clean));
  }

  /** Tells a person who is expected to type that this is so. */
  public void noteKeyboard() {
    if (Boolean.getBoolean(IN_IS_TERMINAL)) {
      note("Reading what you type or paste; Ctrl-D at the beginning of a line ends it.");
    }
  }

  /** How far the work is; replaces the last such line, and is seen by people only. */
  public synchronized void progress(String line) {
    if (!errIsTerminal) {
      return;
    }
    err.print("\r\u001b[K" + (line.length() < width ? line : line.substring(0, width - 1)));
    err.flush();
    progressShown = true;
  }

  /** Takes the progress line away. */
  public synchronized void clearProgress() {
    if (progressShown) {
      err.print("\r\u001b[K");
      err.flush();
      progressShown = false;
    }
  }

  private boolean colored(boolean isTerminal) {
    return switch (color) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> isTerminal && !noColor;
    };
  }
}
