package nl.aldus.cli.data;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import nl.aldus.cli.failure.CommandException;
import nl.aldus.publisher.feed.SeenItems;

/**
 * The folder of an embedded broker and registry, held by one process at a time. As long as they
 * run, it tells other processes where they listen.
 */
public final class DataDirectory implements AutoCloseable {

  private static final String LOCK = "aldus.lock";
  private static final String ADDRESSES = "addresses.properties";
  private static final String BROKER = "broker";
  private static final String REGISTRY = "registry";
  private static final String STREAMS = "streams";
  private static final String LOG = "aldus.log";
  private static final String SEEN_ITEMS = "seen-items.tsv";

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;

  private DataDirectory(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes hold of a data directory, and makes it if it is not there.
   *
   * @param fresh remove first what Aldus keeps there; other files stay
   * @throws CommandException if it cannot be used, or another process holds it
   */
  public static DataDirectory open(Path directory, boolean fresh) {
    Path path = directory.toAbsolutePath().normalize();
    try {
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new CommandException(
            "Another aldus demo or aldus dev uses "
                + path
                + "; stop it, or choose another directory with --data-dir.");
      }
      DataDirectory data = new DataDirectory(path, channel, lock);
      if (fresh) {
        data.empty();
      }
      return data;
    } catch (IOException e) {
      throw new CommandException(
          "The data directory "
              + path
              + " cannot be used ("
              + reason(e)
              + "); choose another with --data-dir.",
          e);
    }
  }

  /** Where the broker and registry of a data directory listen, if they run now. */
  public static Optional<Addresses> running(Path directory) {
    Path file = directory.resolve(ADDRESSES);
    Path lockFile = directory.resolve(LOCK);
    if (!Files.isRegularFile(file) || !Files.isWritable(lockFile)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel)) {
      if (lock != null) {
        // Nobody holds it: the file was left by a process that was killed.
        return Optional.empty();
      }
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
      String broker = properties.getProperty("bootstrap.servers");
      String registry = properties.getProperty("schema.registry.url");
      return broker == null || registry == null
          ? Optional.empty()
          : Optional.of(new Addresses(broker, registry));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Where a data directory keeps which items of feeds were published; it need not be held. */
  public static Path seenItems(Path directory) {
    return directory.resolve(SEEN_ITEMS);
  }

  /** Tells other processes where the broker and the registry listen. */
  public void announce(Addresses addresses) {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", addresses.bootstrapServers());
    properties.setProperty("schema.registry.url", addresses.schemaRegistryUrl());
    try (Writer writer = Files.newBufferedWriter(path.resolve(ADDRESSES))) {
      properties.store(writer, "Where the broker and the registry in this directory listen.");
    } catch (IOException e) {
      throw new CommandException("The data directory " + path + " cannot be written.", e);
    }
  }

  public Path path() {
    return path;
  }

  public Path broker() {
    return path.resolve(BROKER);
  }

  public Path registry() {
    return path.resolve(REGISTRY);
  }

  /** State of the enricher. */
  public Path streams() {
    return path.resolve(STREAMS);
  }

  public Path log() {
    return path.resolve(LOG);
  }

  /** Lets go of the directory. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(path.resolve(ADDRESSES));
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new CommandException("The data directory " + path + " cannot be released.", e);
    }
  }

  /** Java tells of the file system's refusals by class, and gives the path for a message. */
  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "it is no directory";
    }
    if (e instanceof NoSuchFileException) {
      return "it cannot be made";
    }
    return String.valueOf(e.getMessage());
  }

  private void empty() throws IOException {
    // By name: whatever else lies here belongs to somebody else.
    List<Path> ours =
        Stream.concat(
                Stream.of(BROKER, REGISTRY, STREAMS, LOG, LOG + ".1", ADDRESSES).map(path::resolve),
                Stream.of(seenItems(path), SeenItems.lockOf(seenItems(path))))
            .toList();
    for (Path entry : ours) {
      if (Files.exists(entry)) {
        Files.walkFileTree(entry, new Remover());
      }
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  /** Where a broker and a registry listen. */
  public record Addresses(String bootstrapServers, String schemaRegistryUrl) {}

  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
