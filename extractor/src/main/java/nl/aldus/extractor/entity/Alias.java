package nl.aldus.extractor.entity;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Identifier;

/**
 * A name that a register gives to a thing.
 *
 * @param name the name as the register writes it
 * @param identifier what the register calls the thing
 * @param type the only type of entity that bears the name, or null if any may
 */
public record Alias(String name, Identifier identifier, EntityType type) {

  public Alias {
    requireNonNull(identifier, "identifier");
    if (key(name).isEmpty()) {
      throw new IllegalArgumentException("no name: \"" + name + "\"");
    }
  }

  /** What all spellings of a name have in common: case, accents and marks do not count. */
  public static String key(String name) {
    return Names.fold(name);
  }

  /** True if an entity of the type may bear the name. */
  boolean fits(EntityType entityType) {
    return type == null || type == entityType;
  }

  /**
   * Reads aliases from a UTF-8 file with a line for each, in the form of {@link
   * KnowledgeBase#read}.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException naming file and line if a line is not of this form
   */
  public static List<Alias> read(Path file) throws IOException {
    List<Alias> aliases = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank() && !line.startsWith("#")) {
          aliases.add(parse(line.split("\t", -1), file + ":" + number));
        }
      }
    }
    return aliases;
  }

  private static Alias parse(String[] columns, String where) {
    boolean complete =
        (columns.length == 3 || columns.length == 4)
            && Arrays.stream(columns).limit(3).noneMatch(String::isBlank)
            && !key(columns[0]).isEmpty();
    if (!complete) {
      throw new IllegalArgumentException(
          where + ": expected alias, scheme, identifier and perhaps type, divided by tabs");
    }
    EntityType type = columns.length == 4 && !columns[3].isBlank() ? type(columns[3], where) : null;
    return new Alias(
        columns[0].strip(), new Identifier(columns[1].strip(), columns[2].strip()), type);
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
}
