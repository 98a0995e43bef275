package nl.aldus.extractor.entity;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Identifier;

/** A knowledge base from a file of aliases. Immutable and thread-safe. */
final class AliasTable implements KnowledgeBase {

  private final Map<String, List<Row>> rows = new HashMap<>();

  private AliasTable() {}

  static AliasTable read(Path file) throws IOException {
    AliasTable table = new AliasTable();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank() && !line.startsWith("#")) {
          table.add(line.split("\t", -1), file + ":" + number);
        }
      }
    }
    return table;
  }

  private void add(String[] columns, String where) {
    boolean complete =
        (columns.length == 3 || columns.length == 4)
            && Arrays.stream(columns).limit(3).noneMatch(String::isBlank);
    if (!complete) {
      throw new IllegalArgumentException(
          where + ": expected alias, scheme, identifier and perhaps type, divided by tabs");
    }
    EntityType type = columns.length == 4 && !columns[3].isBlank() ? type(columns[3], where) : null;
    rows.computeIfAbsent(Names.fold(columns[0]), alias -> new ArrayList<>())
        .add(new Row(type, new Identifier(columns[1].strip(), columns[2].strip())));
  }

  private static EntityType type(String name, String where) {
    for (EntityType type : EntityType.values()) {
      if (type.name().equals(name.strip())) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        where + ": no entity type '" + name + "', only " + Arrays.toString(EntityType.values()));
  }

  @Override
  public List<Identifier> identifiers(String name, EntityType type) {
    List<Identifier> found = new ArrayList<>();
    for (Row row : rows.getOrDefault(Names.fold(name), List.of())) {
      if ((row.type() == null || row.type() == type) && !found.contains(row.identifier())) {
        found.add(row.identifier());
      }
    }
    return found;
  }

  private record Row(EntityType type, Identifier identifier) {}
}
