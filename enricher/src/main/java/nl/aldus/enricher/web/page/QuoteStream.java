package nl.aldus.enricher.web.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.aldus.enricher.web.Deadline;
import nl.aldus.enricher.web.Reply;
import nl.aldus.enricher.web.feed.QuoteFeed;
import nl.aldus.enricher.web.feed.QuoteFeed.Event;
import nl.aldus.enricher.web.feed.QuoteFeed.Subscription;
import nl.aldus.enricher.web.feed.TopicTail;

/**
 * Quotations as server-sent events. {@code told} says that all that was there before has come, so
 * that who has got nothing knows that there is nothing; it says {@code complete: false} first if
 * Kafka does not answer in time. Each reader has a thread of its own, so that a slow one waits for
 * nobody but itself; there is a bound on their number. Thread-safe.
 */
final class QuoteStream implements HttpHandler, AutoCloseable {

  static final int MAX_READERS = 64;

  /** Between signs of life, which also find out that a reader has left. */
  private static final long PULSE_SECONDS = 10;

  /** How long a reader waits for what was there before without a word. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  /** Between looks whether all of it has come. */
  private static final long LOOK_MILLIS = 100;

  /** How long a reader may take for what waits for it. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final QuoteFeed feed;
  private final TopicTail tail;
  private final Deadline deadline;
  private final Semaphore places = new Semaphore(MAX_READERS);
  private final AtomicInteger number = new AtomicInteger();

  QuoteStream(QuoteFeed feed, TopicTail tail) {
    this(feed, tail, PATIENCE);
  }

  QuoteStream(QuoteFeed feed, TopicTail tail, Duration patience) {
    this.feed = feed;
    this.tail = tail;
    this.deadline = new Deadline("aldus-page-deadline", patience);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (!Reply.allows(exchange, "GET")) {
      return;
    }
    if (!places.tryAcquire()) {
      exchange.getResponseHeaders().set("Retry-After", "30");
      Reply.error(exchange, 503, MAX_READERS + " readers are connected already; try again later.");
      return;
    }
    Thread thread = new Thread(() -> stream(exchange), "aldus-page-" + number.incrementAndGet());
    thread.setDaemon(true);
    thread.start();
  }

  private void stream(HttpExchange exchange) {
    tail.look();
    try (exchange;
        Subscription subscription = feed.subscribe()) {
      Reply.secure(exchange);
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      send(out, "retry: 2000\n\n");
      long begin = System.nanoTime();
      long pulse = begin;
      boolean complete = false;
      boolean excused = false;
      while (!Thread.currentThread().isInterrupted()) {
        // Asked first: what was read until then waits for this reader.
        boolean read = complete || tail.isFollowing();
        long patience =
            complete ? TimeUnit.SECONDS.toMillis(PULSE_SECONDS) : read ? 0 : LOOK_MILLIS;
        Event event = subscription.next(patience, TimeUnit.MILLISECONDS);
        StringBuilder text = new StringBuilder();
        if (System.nanoTime() - pulse >= TimeUnit.SECONDS.toNanos(PULSE_SECONDS)) {
          tail.look();
          pulse = System.nanoTime();
          text.append(": still here\n\n");
        }
        // What waits goes out together.
        while (event != null) {
          text.append("event: ").append(event.name());
          text.append("\ndata: ").append(event.data()).append("\n\n");
          event = subscription.next(0, TimeUnit.SECONDS);
        }
        if (read && !complete) {
          complete = true;
          text.append(told(true));
        } else if (!read && !excused && System.nanoTime() - begin >= SILENCE.toNanos()) {
          excused = true;
          text.append(told(false));
        }
        if (!text.isEmpty()) {
          send(out, text.toString());
        }
      }
    } catch (IOException e) {
      // The reader has left, or takes nothing.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      places.release();
    }
  }

  private static String told(boolean complete) {
    return "event: told\ndata: {\"complete\":" + complete + "}\n\n";
  }

  /** A reader that does not take it in time loses the connection. */
  private void send(OutputStream out, String text) throws IOException {
    deadline.begin();
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } finally {
      deadline.end();
    }
  }

  @Override
  public void close() {
    deadline.close();
  }
}
