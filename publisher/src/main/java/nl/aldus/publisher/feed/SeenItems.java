package nl.aldus.publisher.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import nl.aldus.avro.Article;

/**
 * Which items were published before, and in which state, kept in a file over restarts. An item that
 * has changed since counts as not seen: it is a new version of its article. Remember an item only
 * after the broker has it. Thread-safe within one process.
 */
public final class SeenItems {

  /** Feeds hold tens of items; the oldest are forgotten beyond this. */
  private static final int CAPACITY = 100_000;

  private final Path file;
  private final Map<String, String> digests;

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
    return new SeenItems(file, digests);
  }

  /** True if the article was remembered with the same title and text. */
  public synchronized boolean contains(Article article) {
    return digest(article).equals(digests.get(key(article.getId())));
  }

  /** Remembers the article; kept over restarts once {@link #save()} is called. */
  public synchronized void remember(Article article) {
    String key = key(article.getId());
    digests.remove(key);
    digests.put(key, digest(article));
  }

  /** Forgets an article, so that it counts as not seen. */
  public synchronized void forget(String id) {
    digests.remove(key(id));
  }

  /**
   * Writes what is remembered. The file is replaced in one step, so that a crash leaves the old
   * one.
   *
   * @throws IOException if it cannot be written
   */
  public synchronized void save() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
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
