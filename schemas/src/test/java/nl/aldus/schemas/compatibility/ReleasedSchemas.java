package nl.aldus.schemas.compatibility;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.aldus.schemas.registry.PortableSchema;
import org.apache.avro.Schema;

/**
 * The schemas that have been released, {@code schemas/released/NAME/VERSION.avsc}, each complete in
 * itself.
 */
final class ReleasedSchemas {

  private static final Pattern FILE = Pattern.compile("(\\d+)\\.avsc");

  private final Path directory;

  ReleasedSchemas(Path directory) {
    this.directory = directory;
  }

  /** Those of the project. */
  static ReleasedSchemas ofTheProject() {
    return new ReleasedSchemas(Path.of(System.getProperty("aldus.root"), "schemas", "released"));
  }

  /** All versions of a record, oldest first. */
  NavigableMap<Integer, Schema> versions(String name) throws IOException {
    NavigableMap<Integer, Schema> versions = new TreeMap<>();
    Path folder = directory.resolve(name);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Matcher matcher = FILE.matcher(file.getFileName().toString());
          if (!matcher.matches()) {
            throw new IOException(file + " is not called VERSION.avsc");
          }
          versions.put(
              Integer.valueOf(matcher.group(1)), new Schema.Parser().parse(Files.readString(file)));
        }
      }
    }
    return versions;
  }

  /** Keeps the schema as the next version, unless it is the last one. */
  void release(Schema schema) throws IOException {
    Schema portable = new Schema.Parser().parse(PortableSchema.of(schema).toString());
    Map.Entry<Integer, Schema> last = versions(schema.getName()).lastEntry();
    if (last == null || !last.getValue().equals(portable)) {
      Path folder = Files.createDirectories(directory.resolve(schema.getName()));
      int next = last == null ? 1 : last.getKey() + 1;
      Files.writeString(folder.resolve(next + ".avsc"), portable.toString(true) + "\n");
    }
  }
}
