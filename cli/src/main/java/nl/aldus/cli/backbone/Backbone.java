package nl.aldus.cli.backbone;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import nl.aldus.cli.broker.EmbeddedBroker;
import nl.aldus.cli.cluster.ClusterTopics;
import nl.aldus.cli.cluster.Connection;
import nl.aldus.cli.data.DataDirectory;
import nl.aldus.cli.data.DataDirectory.Addresses;
import nl.aldus.cli.failure.CommandException;
import nl.aldus.cli.network.PortWish;
import nl.aldus.cli.registry.EmbeddedRegistry;
import nl.aldus.schemas.registry.RegistryClient;
import nl.aldus.schemas.registry.RegistryException;
import nl.aldus.schemas.topic.TopicNames;
import nl.aldus.schemas.topic.Topics;
import org.apache.kafka.clients.admin.Admin;

/**
 * A broker and a schema registry on one data directory, with the topics created and the schemas
 * registered. Closing stops both; the data stays.
 */
public final class Backbone implements AutoCloseable {

  private static final int PARTITIONS = 3;
  private static final short ONE_BROKER = 1;

  private final EmbeddedBroker broker;
  private final EmbeddedRegistry registry;

  private Backbone(EmbeddedBroker broker, EmbeddedRegistry registry) {
    this.broker = broker;
    this.registry = registry;
  }

  /** Starts both on any ports that are free. */
  public static Backbone start(DataDirectory data) throws InterruptedException {
    return start(
        data,
        new PortWish(0, true, "broker"),
        new PortWish(0, true, "schema registry"),
        note -> {});
  }

  /**
   * Starts both, side by side, and returns when articles can come.
   *
   * @param note told when another port than the one wished for is used
   * @throws CommandException if one of them cannot start, or the registry holds other schemas
   * @throws InterruptedException if interrupted; what had started is stopped again
   */
  public static Backbone start(
      DataDirectory data, PortWish brokerPort, PortWish registryPort, Consumer<String> note)
      throws InterruptedException {
    Starting<EmbeddedBroker> broker =
        Starting.inThread(
            "broker-start",
            () -> brokerPort.listen(port -> EmbeddedBroker.start(data.broker(), port), note));
    Starting<EmbeddedRegistry> registry =
        Starting.inThread(
            "registry-start",
            () -> registryPort.listen(port -> EmbeddedRegistry.start(data.registry(), port), note));
    boolean ready = false;
    try {
      Backbone backbone = new Backbone(broker.started(), registry.started());
      backbone.prepare();
      data.announce(new Addresses(backbone.bootstrapServers(), backbone.schemaRegistryUrl()));
      ready = true;
      return backbone;
    } finally {
      if (!ready) {
        boolean interrupted = Thread.interrupted();
        // The registry can be stopped while it starts; Kafka must come up before it can go down.
        registry.thread().interrupt();
        registry.closeWhenStarted();
        broker.closeWhenStarted();
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  public String schemaRegistryUrl() {
    return registry.url();
  }

  /** How to reach them. */
  public Connection connection() {
    return new Connection(bootstrapServers(), schemaRegistryUrl(), TopicNames.DEFAULT, Map.of());
  }

  /**
   * Waits for as long as both run.
   *
   * @throws CommandException when the registry stops by itself
   */
  public void await() throws InterruptedException {
    while (true) {
      Thread.sleep(500);
      if (!registry.isAlive()) {
        // On Ctrl-C the registry may hear of it before this thread does.
        Thread.sleep(500);
        throw new CommandException(
            "The schema registry stopped; its log is in the data directory, in"
                + " registry/registry.log.");
      }
    }
  }

  /** Stops both. */
  @Override
  public void close() {
    registry.close();
    broker.close();
  }

  private void prepare() throws InterruptedException {
    Connection connection = connection();
    try (Admin admin = connection.requireBroker()) {
      new ClusterTopics(admin).create(TopicNames.DEFAULT, PARTITIONS, Optional.of(ONE_BROKER));
    }
    RegistryClient client = connection.registry();
    try {
      Topics.subjects(TopicNames.DEFAULT).forEach(client::register);
    } catch (RegistryException e) {
      if (e.reason() == RegistryException.Reason.INCOMPATIBLE) {
        throw new CommandException(
            "The schema registry in the data directory holds schemas that are not compatible with"
                + " this version of Aldus; start with --fresh, or choose another --data-dir.",
            e);
      }
      throw connection.failed(e);
    }
  }

  /** Something that starts in a thread of its own. */
  private record Starting<T extends AutoCloseable>(CompletableFuture<T> future, Thread thread) {

    static <T extends AutoCloseable> Starting<T> inThread(String name, Callable<T> start) {
      CompletableFuture<T> future = new CompletableFuture<>();
      Thread thread =
          new Thread(
              () -> {
                try {
                  future.complete(start.call());
                } catch (Exception | LinkageError e) {
                  future.completeExceptionally(e);
                }
              },
              name);
      thread.setDaemon(true);
      thread.start();
      return new Starting<>(future, thread);
    }

    T started() throws InterruptedException {
      try {
        return future.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof CommandException told) {
          throw told;
        }
        throw new CompletionException(e.getCause());
      }
    }

    void closeWhenStarted() {
      try {
        future.get().close();
      } catch (ExecutionException neverStarted) {
        // Nothing to close; the reason is told already.
      } catch (Exception e) {
        throw new CompletionException(e);
      }
    }
  }
}
