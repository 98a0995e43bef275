package nl.aldus.cli.logging;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.Context;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Gives the text of each event to who writes lines, such as a terminal that shows progress. */
final class LineAppender extends AppenderBase<ILoggingEvent> {

  static final String NAME = "lines";

  /** An event may quote ids and names; no text from outside is to steer a terminal. */
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069&&[^\n\t]]");

  private final PatternLayout layout;
  private final Consumer<String> lines;

  private LineAppender(PatternLayout layout, Consumer<String> lines) {
    this.layout = layout;
    this.lines = lines;
  }

  static LineAppender started(Context context, Consumer<String> lines) {
    PatternLayout layout = new PatternLayout();
    layout.setContext(context);
    layout.setPattern(Log.PATTERN);
    layout.start();
    LineAppender appender = new LineAppender(layout, lines);
    appender.setContext(context);
    appender.setName(NAME);
    appender.start();
    return appender;
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.accept(CONTROL.matcher(layout.doLayout(event)).replaceAll("").stripTrailing());
  }
}
