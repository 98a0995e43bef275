package nl.aldus.extractor.entity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Identifier;

/** A knowledge base from a file of aliases. Immutable and thread-safe. */
final class AliasTable implements KnowledgeBase {

  private final Map<String, List<Alias>> aliases = new HashMap<>();

  private AliasTable() {}

  static AliasTable read(Path file) throws IOException {
    AliasTable table = new AliasTable();
    for (Alias alias : Alias.read(file)) {
      table.aliases.computeIfAbsent(Alias.key(alias.name()), k -> new ArrayList<>()).add(alias);
    }
    return table;
  }

  @Override
  public List<Identifier> identifiers(String name, EntityType type) {
    return aliases.getOrDefault(Alias.key(name), List.of()).stream()
        .filter(alias -> alias.fits(type))
        .map(Alias::identifier)
        .distinct()
        .toList();
  }
}
