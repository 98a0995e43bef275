package nl.aldus.cli.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import nl.aldus.cli.failure.CommandException;
import nl.aldus.cli.network.LoopbackPort;
import nl.aldus.cli.network.PortTakenException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A Kafka broker and its controller (KRaft) in this process, for one machine: it listens on
 * loopback only, and its topics have one replica. The data stays in its directory and is there
 * again after a restart, on whatever port.
 *
 * <p>Only one broker runs in a process at a time. Starting and closing are for one thread;
 * everything else is safe for all.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final int NODE_ID = 1;
  private static final String CLIENTS = "PLAINTEXT";
  private static final String CONTROLLER = "CONTROLLER";

  private final CombinedServer server;
  private final int port;
  private boolean closed;

  private EmbeddedBroker(CombinedServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts a broker and returns when it takes requests. Should Kafka find later that it cannot go
   * on, because its directory has gone for instance, the process ends with status 1 after a line on
   * standard error.
   *
   * @param directory where the data is kept; made if it is not there
   * @param port port to listen on, or 0 for any that is free
   * @throws PortTakenException if another program listens on the port
   * @throws CommandException if the directory cannot be used
   */
  public static EmbeddedBroker start(Path directory, int port) {
    return start(directory, port, System.err::println);
  }

  /**
   * As {@link #start(Path, int)}, telling someone else why Kafka cannot go on before the process
   * ends.
   */
  public static EmbeddedBroker start(Path directory, int port, Consumer<String> onFatal) {
    return start(directory, port, onFatal, Map.of());
  }

  /** As {@link #start(Path, int, Consumer)}, with settings of Kafka's that win over ours. */
  static EmbeddedBroker start(
      Path directory, int port, Consumer<String> onFatal, Map<String, String> more) {
    Path data = directory.toAbsolutePath().normalize();
    prepare(data);
    haltWith(onFatal, data);
    try (BoundSockets sockets = new BoundSockets()) {
      int brokerPort = sockets.bind(CLIENTS, port);
      int controllerPort = sockets.bind(CONTROLLER, 0);
      format(data);
      Map<String, String> settings = settings(data, brokerPort, controllerPort);
      settings.putAll(more);
      return new EmbeddedBroker(
          CombinedServer.start(new KafkaConfig(settings), sockets), brokerPort);
    } catch (CommandException e) {
      throw e;
    } catch (Exception e) {
      throw new CommandException(
          "The broker cannot use its data in "
              + data
              + " ("
              + firstLine(e)
              + "); move the directory away, or empty it with --fresh.",
          e);
    }
  }

  /** Where clients connect to, as {@code host:port}. */
  public String bootstrapServers() {
    return LoopbackPort.HOST + ":" + port;
  }

  /** Stops the broker, with its data safe on disk. Closing twice is fine. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    server.close();
  }

  private static void prepare(Path data) {
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new CommandException(
          "The data directory " + data + " cannot be made; choose another with --data-dir.", e);
    }
    if (!Files.isWritable(data)) {
      throw new CommandException(
          "The data directory " + data + " cannot be written; choose another with --data-dir.");
    }
    try (FileChannel lock =
            FileChannel.open(
                data.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = lock.tryLock()) {
      if (held == null) {
        throw inUse(data, null);
      }
    } catch (OverlappingFileLockException e) {
      throw inUse(data, e);
    } catch (IOException e) {
      throw new CommandException(
          "The data directory " + data + " cannot be locked; choose another with --data-dir.", e);
    }
  }

  private static CommandException inUse(Path data, Exception cause) {
    return new CommandException(
        "Another broker uses the data directory "
            + data
            + "; stop it, or choose another with --data-dir.",
        cause);
  }

  private static void format(Path data) throws Exception {
    if (Files.exists(data.resolve("meta.properties"))) {
      return;
    }
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(NODE_ID)
        .setClusterId(Uuid.randomUuid().toString())
        .setControllerListenerName(CONTROLLER)
        .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setMetadataLogDirectory(data.toString())
        .addDirectory(data.toString())
        .run();
  }

  private static Map<String, String> settings(Path data, int brokerPort, int controllerPort) {
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", String.valueOf(NODE_ID));
    settings.put("log.dirs", data.toString());
    settings.put(
        "controller.quorum.voters", NODE_ID + "@" + LoopbackPort.HOST + ":" + controllerPort);
    settings.put("controller.listener.names", CONTROLLER);
    settings.put(
        "listeners",
        "%5$s://%1$s:%2$d,%3$s://%1$s:%4$d"
            .formatted(LoopbackPort.HOST, brokerPort, CONTROLLER, controllerPort, CLIENTS));
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");

    // One broker: everything internal has one replica.
    for (String topic : new String[] {"offsets.topic", "share.coordinator.state.topic"}) {
      settings.put(topic + ".replication.factor", "1");
    }
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    // Fewer partitions of internal topics: seconds less at start, and nobody here needs fifty.
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.num.partitions", "4");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // Small: 128 MB of heap would lie in the cleaner's buffer otherwise.
    settings.put("log.cleaner.dedupe.buffer.size", "2097152");
    // A topic with a typing error in its name is a mistake, not a new topic.
    settings.put("auto.create.topics.enable", "false");
    return settings;
  }

  /** Kafka ends the process without a word when its directory fails; this gives the word. */
  private static void haltWith(Consumer<String> onFatal, Path data) {
    Exit.Procedure procedure =
        (status, message) -> {
          onFatal.accept(
              "The broker stopped because its data directory "
                  + data
                  + " or its port failed"
                  + (message == null || message.isBlank() ? "" : " (" + message.strip() + ")")
                  + "; what was written before is safe if the directory is.");
          Runtime.getRuntime().halt(1);
        };
    Exit.setExitProcedure(procedure);
    Exit.setHaltProcedure(procedure);
  }

  private static String firstLine(Throwable e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return message.lines().findFirst().orElse(e.getClass().getSimpleName());
  }
}
