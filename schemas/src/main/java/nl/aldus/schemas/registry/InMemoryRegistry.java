package nl.aldus.schemas.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import nl.aldus.schemas.registry.RegistryException.Reason;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * A registry in this JVM's memory, for tests and for trying things out: {@code
 * schema.registry.url=mock://name}. It checks {@link CompatibilityLevel#BACKWARD_TRANSITIVE} or
 * nothing. Thread-safe.
 */
public final class InMemoryRegistry implements RegistryClient {

  private static final ConcurrentMap<String, InMemoryRegistry> NAMED = new ConcurrentHashMap<>();

  private final Map<String, List<Integer>> versions = new TreeMap<>();
  private final List<Schema> schemas = new ArrayList<>();
  private final Map<Schema, Schema> portable = new HashMap<>();
  private CompatibilityLevel level = CompatibilityLevel.BACKWARD_TRANSITIVE;

  /** The one registry of that name. */
  public static InMemoryRegistry named(String name) {
    return NAMED.computeIfAbsent(name, ignored -> new InMemoryRegistry());
  }

  @Override
  public synchronized int register(String subject, Schema schema) {
    Schema plain = portable(schema);
    int known = schemas.indexOf(plain) + 1;
    List<Integer> ids = versions.getOrDefault(subject, List.of());
    if (known > 0 && ids.contains(known)) {
      return known;
    }
    List<String> against = incompatibilities(subject, schema);
    if (!against.isEmpty()) {
      throw new RegistryException(
          Reason.INCOMPATIBLE, "incompatible with subject " + subject + ": " + against);
    }
    if (known == 0) {
      schemas.add(plain);
      known = schemas.size();
    }
    versions.computeIfAbsent(subject, ignored -> new ArrayList<>()).add(known);
    return known;
  }

  @Override
  public synchronized int idOf(String subject, Schema schema) {
    int known = schemas.indexOf(portable(schema)) + 1;
    if (known == 0 || !versions.getOrDefault(subject, List.of()).contains(known)) {
      throw new RegistryException(
          Reason.NOT_FOUND, schema.getFullName() + " is not registered under " + subject);
    }
    return known;
  }

  @Override
  public synchronized Schema schemaById(int id) {
    if (id < 1 || id > schemas.size()) {
      throw new RegistryException(Reason.NOT_FOUND, "no schema has the id " + id);
    }
    return schemas.get(id - 1);
  }

  @Override
  public synchronized List<String> incompatibilities(String subject, Schema schema) {
    List<String> against = new ArrayList<>();
    if (level == CompatibilityLevel.NONE) {
      return against;
    }
    for (int id : versions.getOrDefault(subject, List.of())) {
      SchemaCompatibility.SchemaPairCompatibility pair =
          SchemaCompatibility.checkReaderWriterCompatibility(schema, schemaById(id));
      if (pair.getType() != SchemaCompatibilityType.COMPATIBLE) {
        pair.getResult().getIncompatibilities().forEach(i -> against.add(i.toString()));
      }
    }
    return against;
  }

  @Override
  public synchronized List<String> subjects() {
    return List.copyOf(versions.keySet());
  }

  @Override
  public synchronized CompatibilityLevel compatibility() {
    return level;
  }

  @Override
  public synchronized void setCompatibility(CompatibilityLevel level) {
    if (level != CompatibilityLevel.BACKWARD_TRANSITIVE && level != CompatibilityLevel.NONE) {
      throw new RegistryException(Reason.REJECTED, "the registry in memory has no " + level);
    }
    this.level = level;
  }

  private Schema portable(Schema schema) {
    return portable.computeIfAbsent(
        schema, given -> new Schema.Parser().parse(PortableSchema.of(given).toString()));
  }
}
