package nl.aldus.publisher.file;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.aldus.avro.Article;
import nl.aldus.schemas.json.PlainJson;

/**
 * Reads articles from files, folders and streams, one after the other, holding no more than one.
 *
 * <ul>
 *   <li>A text file is one article. Its first line may be {@code date YYYY-MM[-DD]}. Its id is the
 *       name of the file without the ending, within a folder with the path from there. A headline
 *       above its text becomes the title, and stays in the text as well: offsets point into that as
 *       it was given.
 *   <li>{@code .jsonl}, {@code .ndjson} and {@code .json} hold articles in the plain JSON form,
 *       {@code id} and {@code text} at least: one a line, where a broken line leaves the others as
 *       they are, or an array or objects laid out over several lines.
 *   <li>Of a folder, the {@code .txt} and JSON files are read, also in folders below, in the order
 *       of their names.
 *   <li>A stream is JSON if it begins with an object or an array of objects, and one text
 *       otherwise; the id of a text is made from its content.
 * </ul>
 *
 * <p>Whatever is no article becomes an {@link Input.Rejected}, and the rest goes on. Immutable and
 * thread-safe.
 */
public final class ArticleReader {

  /** Largest article that is read, unless another limit is given. */
  public static final int DEFAULT_MAX_BYTES = 10 * 1024 * 1024;

  private static final List<String> JSON_ENDINGS = List.of(".jsonl", ".ndjson", ".json");
  private static final int SAMPLE = 8192;

  private final Charset encoding;
  private final int maxBytes;

  /**
   * @param encoding of texts; JSON is always UTF-8
   * @param maxBytes largest article, in bytes of its text file or JSON line
   */
  public ArticleReader(Charset encoding, int maxBytes) {
    this.encoding = requireNonNull(encoding, "encoding");
    if (maxBytes <= 0) {
      throw new IllegalArgumentException("no limit: maxBytes=" + maxBytes);
    }
    this.maxBytes = maxBytes;
  }

  /** Reads a file or a folder. */
  public void read(Path path, Consumer<Input> sink) {
    if (Files.isDirectory(path)) {
      readFolder(path, sink);
    } else {
      readFile(path, idOf(path.getFileName()), sink);
    }
  }

  /**
   * Reads a stream to its end and leaves it open.
   *
   * @param origin what to call it
   */
  public void read(InputStream stream, String origin, Consumer<Input> sink) {
    try {
      BufferedInputStream in = new BufferedInputStream(stream);
      if (JsonDocument.begins(beginning(in))) {
        readJson(in, origin, sink);
      } else {
        readText(in, origin, Optional.empty(), sink);
      }
    } catch (IOException e) {
      sink.accept(unreadable(origin, e));
    }
  }

  private void readFolder(Path folder, Consumer<Input> sink) {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(Files::isRegularFile).filter(ArticleReader::isArticleFile).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      sink.accept(new Input.Rejected(folder.toString(), "cannot be read: " + reason(e)));
      return;
    }
    if (files.isEmpty()) {
      sink.accept(
          new Input.Rejected(
              folder.toString(), "holds no articles (.txt, .jsonl, .ndjson, .json)"));
    }
    for (Path file : files) {
      readFile(file, idOf(folder.relativize(file)), sink);
    }
  }

  private void readFile(Path file, String id, Consumer<Input> sink) {
    String origin = file.toString();
    if (!Files.exists(file)) {
      sink.accept(new Input.Rejected(origin, "does not exist"));
      return;
    }
    try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      if (isJson(file)) {
        readJson(in, origin, sink);
      } else {
        readText(in, origin, Optional.of(id), sink);
      }
    } catch (IOException e) {
      sink.accept(unreadable(origin, e));
    }
  }

  private void readText(InputStream in, String origin, Optional<String> id, Consumer<Input> sink)
      throws IOException {
    byte[] bytes = in.readNBytes(maxBytes + 1);
    if (bytes.length > maxBytes) {
      sink.accept(new Input.Rejected(origin, "is larger than " + megabytes() + ", the limit"));
      return;
    }
    sink.accept(text(bytes, origin, id));
  }

  private Input text(byte[] bytes, String origin, Optional<String> id) {
    if (!hasZeroBytes(encoding) && isBinary(bytes)) {
      return new Input.Rejected(
          origin,
          beginsAsUtf16(bytes)
              ? "is written in UTF-16, not in " + encoding.name() + "; say so with --encoding"
              : "is a binary file, not text");
    }
    DatedText dated;
    try {
      dated = DatedText.parse(withoutByteOrderMark(decode(bytes, encoding)));
    } catch (CharacterCodingException e) {
      return new Input.Rejected(
          origin,
          "is not written in "
              + encoding.name()
              + "; say in which encoding it is, such as --encoding windows-1252");
    } catch (DateTimeException e) {
      return new Input.Rejected(origin, "begins with a date that does not exist");
    }
    Article article =
        Article.newBuilder()
            .setId(id.orElseGet(() -> "text-" + fingerprint(dated.text())))
            .setTitle(Headline.of(dated.text()).orElse(null))
            .setText(dated.text())
            .setPublishedAt(
                dated.date().map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()).orElse(null))
            .build();
    return checked(origin, article);
  }

  private void readJson(BufferedInputStream in, String origin, Consumer<Input> sink)
      throws IOException {
    if (JsonDocument.isLaidOut(beginning(in))) {
      JsonDocument.read(in, origin, maxBytes, megabytes(), sink);
    } else {
      readLines(in, origin, sink);
    }
  }

  private void readLines(InputStream in, String origin, Consumer<Input> sink) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean tooLong = false;
    int number = 1;
    int count = 0;
    int b;
    do {
      b = in.read();
      if (b >= 0 && b != '\n') {
        tooLong = tooLong || line.size() == maxBytes;
        if (!tooLong) {
          line.write(b);
        }
        continue;
      }
      String where = origin + ", line " + number;
      if (tooLong) {
        sink.accept(new Input.Rejected(where, "is longer than " + megabytes() + ", the limit"));
        count++;
      } else {
        Optional<Input> input = line(line.toByteArray(), where);
        input.ifPresent(sink);
        count += input.isPresent() ? 1 : 0;
      }
      line.reset();
      tooLong = false;
      number++;
    } while (b >= 0);
    if (count == 0) {
      sink.accept(new Input.Rejected(origin, "is empty"));
    }
  }

  private static Optional<Input> line(byte[] bytes, String origin) {
    String json;
    try {
      json = withoutByteOrderMark(decode(bytes, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      return Optional.of(new Input.Rejected(origin, "is not UTF-8"));
    }
    if (json.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(checked(origin, PlainJson.article(json)));
    } catch (IllegalArgumentException e) {
      return Optional.of(new Input.Rejected(origin, "is no article: " + e.getMessage()));
    }
  }

  static Input checked(String origin, Article article) {
    if (article.getId().isBlank()) {
      return new Input.Rejected(origin, "has an empty id");
    }
    if (article.getText().isBlank()) {
      return new Input.Rejected(origin, "is empty");
    }
    if (hasHalfCharacter(article.getText())) {
      // It cannot be written in UTF-8, and Aldus does not change a text.
      return new Input.Rejected(origin, "has half of a surrogate pair in its text");
    }
    return new Input.Found(origin, article);
  }

  private static boolean hasHalfCharacter(String text) {
    return !StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /** True for UTF-16 and UTF-32, in which half or more of a Dutch text is zero. */
  private static boolean hasZeroBytes(Charset encoding) {
    return encoding.name().startsWith("UTF-16") || encoding.name().startsWith("UTF-32");
  }

  /** True behind a byte order mark, with which programs on Windows begin UTF-16. */
  private static boolean beginsAsUtf16(byte[] bytes) {
    return bytes.length >= 2
        && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
            || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
  }

  private static boolean isBinary(byte[] bytes) {
    int end = Math.min(bytes.length, SAMPLE);
    for (int i = 0; i < end; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer characters = decoder.decode(ByteBuffer.wrap(bytes));
    return characters.toString();
  }

  private static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /**
   * The first line and, unless that ends an object, where the second begins; they stay to be read.
   * No more, for whoever writes them may wait long before the next.
   */
  private static byte[] beginning(BufferedInputStream in) throws IOException {
    in.mark(SAMPLE);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int last = 0;
    boolean inSecond = false;
    for (int b = in.read(); b >= 0; b = in.read()) {
      bytes.write(b);
      boolean visible = b > ' ';
      if (bytes.size() == SAMPLE || (inSecond && visible) || (b == '\n' && last == '}')) {
        break;
      }
      inSecond |= b == '\n' && last != 0;
      last = visible ? b : last;
    }
    in.reset();
    return bytes.toByteArray();
  }

  private static boolean isArticleFile(Path file) {
    return isJson(file) || lowerCaseName(file).endsWith(".txt");
  }

  private static boolean isJson(Path file) {
    return JSON_ENDINGS.stream().anyMatch(lowerCaseName(file)::endsWith);
  }

  private static String lowerCaseName(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  private static String idOf(Path path) {
    String name = path.toString().replace('\\', '/');
    int dot = name.lastIndexOf('.');
    return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
  }

  private static String fingerprint(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private String megabytes() {
    int megabyte = 1024 * 1024;
    return maxBytes % megabyte == 0 ? maxBytes / megabyte + " MB" : maxBytes + " bytes";
  }

  private static Input.Rejected unreadable(String origin, IOException e) {
    return new Input.Rejected(origin, "cannot be read: " + reason(e));
  }

  private static String reason(Exception e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
