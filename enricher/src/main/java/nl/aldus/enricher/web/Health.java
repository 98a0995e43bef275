package nl.aldus.enricher.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams.State;

/**
 * Whether the enricher is alive and ready, for people and probes. Alive: it runs or may run again
 * by itself. Ready: it reads articles. Thread-safe.
 */
public final class Health {

  private final Supplier<State> state;

  /**
   * @param state of the enricher
   */
  public Health(Supplier<State> state) {
    this.state = state;
  }

  /** What answers at which path. */
  public Map<String, HttpHandler> handlers() {
    return Map.of("/health/live", this::live, "/health/ready", this::ready);
  }

  private void live(HttpExchange exchange) throws IOException {
    State now = state.get();
    tell(exchange, now, now != State.ERROR && now != State.NOT_RUNNING);
  }

  private void ready(HttpExchange exchange) throws IOException {
    State now = state.get();
    tell(exchange, now, now == State.RUNNING);
  }

  private static void tell(HttpExchange exchange, State state, boolean good) throws IOException {
    if (Reply.allows(exchange, "GET", "HEAD")) {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.put("status", good ? "UP" : "DOWN").put("state", state.name());
      Reply.json(exchange, good ? 200 : 503, body);
    }
  }
}
