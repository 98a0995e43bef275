package nl.aldus.extractor.entity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Identifier;

/**
 * What the user's own register knows of names. Must be thread-safe; it is asked anew for every
 * entity, so one that changes while articles come in is welcome.
 */
@FunctionalInterface
public interface KnowledgeBase {

  /**
   * What the register calls the thing that has the name.
   *
   * @param name a name as written in the article
   * @param type type of the entity
   * @return identifiers, empty if the name is unknown
   */
  List<Identifier> identifiers(String name, EntityType type);

  /** A register that knows nothing. */
  static KnowledgeBase none() {
    return (name, type) -> List.of();
  }

  /**
   * Reads a register from a UTF-8 file with a line an alias: {@code
   * alias<TAB>scheme<TAB>identifier}, and perhaps a fourth column with the type, without which the
   * alias counts for every type. Blank lines and lines that begin with {@code #} count for nothing.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException naming file and line if a line is not of this form
   */
  static KnowledgeBase read(Path file) throws IOException {
    return AliasTable.read(file);
  }
}
