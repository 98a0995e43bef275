package nl.aldus.cli;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A command that goes on, as in a terminal of its own, until it is stopped as by Ctrl-C. */
public final class RunningCommand implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final CompletableFuture<Invocation> end = new CompletableFuture<>();
  private final Thread thread;

  private RunningCommand(String... arguments) {
    thread = new Thread(() -> end.complete(Invocation.of(arguments)), "aldus " + arguments[0]);
    thread.setDaemon(true);
  }

  public static RunningCommand start(String... arguments) {
    RunningCommand command = new RunningCommand(arguments);
    command.thread.start();
    return command;
  }

  /** What it came to, if it has ended. */
  public Optional<Invocation> ended() {
    return Optional.ofNullable(end.getNow(null));
  }

  /** Stops it, and tells what it came to. */
  public Invocation stop() throws Exception {
    thread.interrupt();
    return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws Exception {
    stop();
  }
}
