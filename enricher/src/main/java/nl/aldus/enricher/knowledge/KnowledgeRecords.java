package nl.aldus.enricher.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.aldus.avro.EntityType;
import nl.aldus.avro.Identifier;
import nl.aldus.avro.KnowledgeEntry;
import nl.aldus.avro.Meaning;
import nl.aldus.extractor.entity.Alias;

/** From aliases to the records of the topic. */
public final class KnowledgeRecords {

  private KnowledgeRecords() {}

  /** A record for each name by its key, with all that the name stands for, in the order given. */
  public static Map<String, KnowledgeEntry> of(List<Alias> aliases) {
    Map<String, KnowledgeEntry> records = new LinkedHashMap<>();
    for (Alias alias : aliases) {
      KnowledgeEntry entry =
          records.computeIfAbsent(
              Alias.key(alias.name()), key -> new KnowledgeEntry(alias.name(), new ArrayList<>()));
      Meaning meaning =
          new Meaning(
              new Identifier(alias.identifier().scheme(), alias.identifier().value()),
              alias.type() == null ? null : EntityType.valueOf(alias.type().name()));
      if (!entry.getMeanings().contains(meaning)) {
        entry.getMeanings().add(meaning);
      }
    }
    return records;
  }
}
