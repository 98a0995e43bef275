package nl.aldus.publisher.feed;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import nl.aldus.avro.Article;

/**
 * Which items were published before, and in which state, kept in a file over restarts. An item that
 * has changed since counts as not seen: it is a new version of its article. Remember an item only
 * after the broker has it. Thread-safe; several processes may share a file.
 */
public final class SeenItems {

  /** Feeds hold tens of items; the oldest are forgotten beyond this. */
  private static final int CAPACITY = 100_000;

  private final Path file;

  /** What has changed since the file was read: the digest by key, or null if it was forgotten. */
  private final Map<String, String> changes = new LinkedHashMap<>();

  private Map<String, String> digests;

  private SeenItems(Path file, Map<String, String> digests) {
    this.file = file;
    this.digests = digests;
  }

  /**
   * Opens the file, which need not exist yet.
   *
   * @throws IOException if it cannot be read
   */
  public static SeenItems open(Path file) throws IOException {
    return new SeenItems(file, read(file));
  }

  /** True if the article was remembered with the same title and text. */
  public synchronized boolean contains(Article article) {
    return digest(article).equals(digests.get(key(article.getId())));
  }

  /** Remembers the article; kept over restarts once {@link #save()} is called. */
  public synchronized void remember(Article article) {
    change(key(article.getId()), digest(article));
  }

  /** Forgets an article, so that it counts as not seen. */
  public synchronized void forget(String id) {
    change(key(id), null);
  }

  /**
   * Writes what is remembered, together with what other processes have written since. The file is
   * replaced in one step, so that a crash leaves the old one.
   *
   * @throws IOException if it cannot be written
   */
  public synchronized void save() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path lock = lockOf(file);
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      Map<String, String> merged = read(file);
      changes.forEach((key, digest) -> apply(merged, key, digest));
      write(merged, folder);
      digests = merged;
      changes.clear();
    }
  }

  /** The file by which processes take turns to write; it stays, since another may wait for it. */
  public static Path lockOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".lock");
  }

  private void change(String key, String digest) {
    changes.remove(key);
    changes.put(key, digest);
    apply(digests, key, digest);
  }

  /** What comes last is forgotten last. */
  private static void apply(Map<String, String> digests, String key, String digest) {
    digests.remove(key);
    if (digest != null) {
      digests.put(key, digest);
    }
  }

  private static Map<String, String> read(Path file) throws IOException {
    Map<String, String> digests =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > CAPACITY;
          }
        };
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        int tab = line.indexOf('\t');
        if (tab > 0) {
          digests.put(line.substring(tab + 1), line.substring(0, tab));
        }
      }
    }
    return digests;
  }

  private void write(Map<String, String> digests, Path folder) throws IOException {
    StringBuilder lines = new StringBuilder();
    digests.forEach((key, digest) -> lines.append(digest).append('\t').append(key).append('\n'));
    Path fresh = Files.createTempFile(folder, file.getFileName().toString(), ".tmp");
    try {
      Files.writeString(fresh, lines, StandardCharsets.UTF_8);
      try {
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static String key(String id) {
    return id.replaceAll("\\s", " ");
  }

  private static String digest(Article article) {
    StringJoiner state = new StringJoiner("\n");
    state.add(String.valueOf(article.getTitle())).add(article.getText());
    return FeedParser.digest(state.toString());
  }
}
