package nl.aldus.schemas.compatibility;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * Tells whether programs with the current schema understand what was written with a released one.
 * Beyond Avro's own rules it compares logical types: bytes of a time in microseconds can be read as
 * milliseconds, and would be wrong by a factor of a thousand.
 */
final class Compatibility {

  private Compatibility() {}

  /** What a reader with the current schema would not understand; empty if all is well. */
  static List<String> breaks(Schema current, Schema released) {
    List<String> breaks = new ArrayList<>();
    SchemaCompatibility.SchemaPairCompatibility pair =
        SchemaCompatibility.checkReaderWriterCompatibility(current, released);
    if (pair.getType() != SchemaCompatibilityType.COMPATIBLE) {
      pair.getResult()
          .getIncompatibilities()
          .forEach(i -> breaks.add(i.getType() + " at " + i.getLocation() + ": " + i.getMessage()));
    }
    compareLogicalTypes("", current, released, new HashSet<>(), breaks);
    return breaks;
  }

  private static void compareLogicalTypes(
      String path, Schema current, Schema released, Set<String> seen, List<String> breaks) {
    Schema reader = withoutNull(current);
    Schema writer = withoutNull(released);
    if (!Objects.equals(logicalType(reader), logicalType(writer))) {
      breaks.add(
          "LOGICAL_TYPE at "
              + path
              + ": "
              + logicalType(writer)
              + " became "
              + logicalType(reader));
    }
    if (reader.getType() != writer.getType()) {
      return; // Avro's own rules have judged this.
    }
    switch (reader.getType()) {
      case RECORD -> {
        if (seen.add(reader.getFullName())) {
          for (Schema.Field field : reader.getFields()) {
            Schema.Field before = writer.getField(field.name());
            if (before != null) {
              compareLogicalTypes(
                  path + "/" + field.name(), field.schema(), before.schema(), seen, breaks);
            }
          }
        }
      }
      case ARRAY ->
          compareLogicalTypes(
              path + "[]", reader.getElementType(), writer.getElementType(), seen, breaks);
      default -> {
        // Nothing lies below.
      }
    }
  }

  private static String logicalType(Schema schema) {
    LogicalType type = LogicalTypes.fromSchemaIgnoreInvalid(schema);
    return type == null ? "none" : type.getName();
  }

  /** The one branch of a nullable type that is not null; any other type as it is. */
  private static Schema withoutNull(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    List<Schema> others =
        schema.getTypes().stream().filter(s -> s.getType() != Schema.Type.NULL).toList();
    return others.size() == 1 ? others.get(0) : schema;
  }
}
