package nl.aldus.enricher.web.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.aldus.enricher.web.Reply;
import nl.aldus.enricher.web.feed.QuoteFeed;
import nl.aldus.enricher.web.feed.QuoteFeed.Event;
import nl.aldus.enricher.web.feed.QuoteFeed.Subscription;
import nl.aldus.enricher.web.feed.TopicTail;

/**
 * Quotations as server-sent events. Each reader has a thread of its own, so that a slow one waits
 * for nobody but itself; there is a bound on their number. Thread-safe.
 */
final class QuoteStream implements HttpHandler {

  static final int MAX_READERS = 64;

  /** Between signs of life, which also find out that a reader has left. */
  private static final long PULSE_SECONDS = 10;

  private final QuoteFeed feed;
  private final TopicTail tail;
  private final Semaphore places = new Semaphore(MAX_READERS);
  private final AtomicInteger number = new AtomicInteger();

  QuoteStream(QuoteFeed feed, TopicTail tail) {
    this.feed = feed;
    this.tail = tail;
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
      write(out, "retry: 2000\n\n");
      out.flush();
      long pulse = System.nanoTime();
      while (!Thread.currentThread().isInterrupted()) {
        Event event = subscription.next(PULSE_SECONDS, TimeUnit.SECONDS);
        if (System.nanoTime() - pulse >= TimeUnit.SECONDS.toNanos(PULSE_SECONDS)) {
          tail.look();
          pulse = System.nanoTime();
        }
        if (event == null) {
          write(out, ": still here\n\n");
        }
        // What waits goes out together.
        while (event != null) {
          write(out, "event: " + event.name() + "\ndata: " + event.data() + "\n\n");
          event = subscription.next(0, TimeUnit.SECONDS);
        }
        out.flush();
      }
    } catch (IOException e) {
      // The reader has left.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      places.release();
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
