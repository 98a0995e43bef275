package nl.aldus.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Reads what the page reads, on a thread of its own, until it is closed. */
final class PageReader implements AutoCloseable {

  private final URI address;
  private final Duration pause;
  private final Thread thread;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile long bytes;
  private volatile IOException failure;

  private PageReader(String address, Duration pause) {
    this.address = URI.create(address);
    this.pause = pause;
    this.thread = new Thread(this::run, "page-reader");
    thread.setDaemon(true);
    thread.start();
  }

  /** Reads an answer that does not end. */
  static PageReader streaming(String address) {
    return new PageReader(address, Duration.ZERO);
  }

  /**
   * Reads an answer again and again, with a pause in between. It begins at any moment within the
   * first pause, because a short round would otherwise see each reading, or none.
   */
  static PageReader polling(String address, Duration pause) {
    return new PageReader(address, pause);
  }

  private void run() {
    try {
      read();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // The website ends what is read from it when it is closed.
      if (ended.getCount() > 0) {
        failure = e;
      }
    }
  }

  private void read() throws IOException, InterruptedException {
    byte[] buffer = new byte[8192];
    long first = ThreadLocalRandom.current().nextLong(pause.toMillis() + 1);
    if (ended.await(first, TimeUnit.MILLISECONDS)) {
      return;
    }
    do {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      // As browsers and Prometheus do.
      connection.setRequestProperty("Accept-Encoding", "gzip");
      try (InputStream stream = connection.getInputStream()) {
        int read = stream.read(buffer);
        // A browser would draw it, on another machine perhaps.
        while (read >= 0 && ended.getCount() > 0) {
          bytes += read;
          read = stream.read(buffer);
        }
      }
    } while (!ended.await(pause.toMillis(), TimeUnit.MILLISECONDS));
  }

  /**
   * Makes sure that there was somebody who looked, or whose turn had not come yet.
   *
   * @throws IllegalStateException if reading failed, or gave nothing
   */
  void check() {
    if (failure != null || pause.isZero() && bytes == 0) {
      throw new IllegalStateException(address + " gives nothing", failure);
    }
  }

  @Override
  public void close() {
    ended.countDown();
  }
}
