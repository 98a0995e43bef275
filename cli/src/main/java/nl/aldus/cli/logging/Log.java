package nl.aldus.cli.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Places for log lines. Thread-safe as Logback is. */
public final class Log {

  private static final String OURS = "nl.aldus";

  /**
   * Those who say at length what is told in one line elsewhere: twenty times a second that a broker
   * is away, and the stack trace of every dead letter, which has it in its headers.
   */
  private static final List<String> TALKATIVE =
      List.of(
          "org.apache.kafka.clients.NetworkClient",
          "org.apache.kafka.streams.errors.LogAndContinueExceptionHandler",
          "org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler");

  static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{24} %msg%n";

  private Log() {}

  /**
   * Everybody's warnings, one event at a time, for people who look on; in the place of where an
   * earlier call sent them. Control characters, which may come from outside, are left out.
   *
   * @param lines takes an event: its line, and the lines of its stack trace
   */
  public static void to(Consumer<String> lines) {
    LoggerContext context = context();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAppender(LineAppender.NAME);
    root.addAppender(LineAppender.started(context, lines));
  }

  /** Our own information as well, and what is told in one line at length. */
  public static void more() {
    LoggerContext context = context();
    context.getLogger(OURS).setLevel(Level.INFO);
    setTalkative(context, null);
  }

  /** Keeps our own warnings and everybody's errors, and leaves out the rest. */
  public static void onlyTrouble() {
    LoggerContext context = context();
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.ERROR);
    context.getLogger(OURS).setLevel(Level.WARN);
  }

  /** Everybody's information to a file of at most 10 MB, with one older file kept. */
  public static void toFile(Path file) {
    LoggerContext context = context();
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setFile(file.toString());

    FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(file + ".%i");
    rolling.setMinIndex(1);
    rolling.setMaxIndex(1);
    rolling.start();

    SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
    size.setContext(context);
    size.setMaxFileSize(FileSize.valueOf("10MB"));
    size.start();

    appender.setRollingPolicy(rolling);
    appender.setTriggeringPolicy(size);
    appender.setEncoder(encoder(context));
    appender.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(appender);
    root.setLevel(Level.INFO);
    setTalkative(context, null);
  }

  /**
   * @param least what the talkative may say; as everybody if null
   */
  static void setTalkative(LoggerContext context, Level least) {
    TALKATIVE.forEach(name -> context.getLogger(name).setLevel(least));
  }

  /** Flushes and closes every place. */
  public static void close() {
    context().stop();
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }

  private static PatternLayoutEncoder encoder(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    return encoder;
  }
}
