package nl.aldus.enricher.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts threads that are busy for too long, which ends what they read from or write to a
 * connection: a reader that sends its request byte by byte, or never takes the answer, would hold a
 * thread for ever. Thread-safe.
 */
public final class Deadline implements AutoCloseable {

  private final Duration patience;
  private final Map<Thread, Long> busy = new HashMap<>();
  private final ScheduledExecutorService timer;

  /**
   * @param patience how long a thread may be busy
   */
  public Deadline(String name, Duration patience) {
    this.patience = patience;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
    long millis = Math.max(1, patience.toMillis() / 10);
    var unused = timer.scheduleWithFixedDelay(this::check, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** This thread begins with what may not take longer. */
  public synchronized void begin() {
    busy.put(Thread.currentThread(), System.nanoTime());
  }

  /** This thread is done; an interruption that came too late is taken back. */
  public synchronized void end() {
    if (busy.remove(Thread.currentThread()) == null) {
      Thread.interrupted();
    }
  }

  private synchronized void check() {
    long now = System.nanoTime();
    Iterator<Map.Entry<Thread, Long>> entries = busy.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<Thread, Long> entry = entries.next();
      if (now - entry.getValue() > patience.toNanos()) {
        entry.getKey().interrupt();
        entries.remove();
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
