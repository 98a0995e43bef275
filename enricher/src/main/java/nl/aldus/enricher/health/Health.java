package nl.aldus.enricher.health;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import nl.aldus.enricher.web.Reply;
import org.apache.kafka.streams.KafkaStreams.State;

/**
 * Whether the enricher is alive and ready, for people and probes. Alive: it runs or may run again
 * by itself. Ready: it reads articles, or stands by, and all that it needs is there. Thread-safe.
 */
public final class Health {

  private final Supplier<State> state;
  private final Supplier<Tasks> tasks;
  private final Supplier<List<String>> obstacles;

  /**
   * The tasks of an instance.
   *
   * @param active those that it works on
   * @param standby those of other instances whose state it keeps ready
   */
  public record Tasks(int active, int standby) {

    String role() {
      return active > 0 ? "active" : standby > 0 ? "standby" : "idle";
    }
  }

  /**
   * @param state of the enricher
   * @param tasks of this instance; asked only while it runs
   * @param obstacles what the enricher needs and has not, a sentence each
   */
  public Health(Supplier<State> state, Supplier<Tasks> tasks, Supplier<List<String>> obstacles) {
    this.state = state;
    this.tasks = tasks;
    this.obstacles = obstacles;
  }

  /** What answers at which path. */
  public Map<String, HttpHandler> handlers() {
    return Map.of("/health/live", this::live, "/health/ready", this::ready);
  }

  private void live(HttpExchange exchange) throws IOException {
    State now = state.get();
    boolean stopped = now == State.ERROR || now == State.NOT_RUNNING;
    tell(exchange, now, stopped ? List.of(reason(now)) : List.of());
  }

  private void ready(HttpExchange exchange) throws IOException {
    State now = state.get();
    List<String> reasons = new ArrayList<>();
    if (now != State.RUNNING) {
      reasons.add(reason(now));
    }
    reasons.addAll(obstacles.get());
    tell(exchange, now, reasons);
  }

  private void tell(HttpExchange exchange, State now, List<String> reasons) throws IOException {
    if (!Reply.allows(exchange, "GET", "HEAD")) {
      return;
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("status", reasons.isEmpty() ? "UP" : "DOWN").put("state", now.name());
    if (now == State.RUNNING) {
      Tasks own = tasks.get();
      body.put("role", own.role());
      body.put("activeTasks", own.active()).put("standbyTasks", own.standby());
    }
    ArrayNode list = body.putArray("reasons");
    reasons.forEach(list::add);
    Reply.json(exchange, reasons.isEmpty() ? 200 : 503, body);
  }

  private static String reason(State state) {
    return switch (state) {
      case CREATED -> "the enricher has not started yet";
      case REBALANCING -> "the enricher shares the work with others or restores its state";
      case RUNNING -> throw new IllegalArgumentException("running is no reason");
      case PENDING_SHUTDOWN, PENDING_ERROR -> "the enricher is stopping";
      case NOT_RUNNING -> "the enricher has stopped";
      case ERROR -> "the enricher has failed; its log says why";
    };
  }
}
