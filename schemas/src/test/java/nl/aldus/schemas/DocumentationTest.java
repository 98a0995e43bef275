package nl.aldus.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.aldus.schemas.topic.TopicNames;
import nl.aldus.schemas.topic.Topics;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class DocumentationTest {

  @Test
  void everyTypeAndFieldIsDocumented() {
    Set<String> seen = new LinkedHashSet<>();
    List<String> bare = new ArrayList<>();
    Topics.subjects(TopicNames.DEFAULT).values().forEach(schema -> visit(schema, seen, bare));

    assertThat(bare).isEmpty();
    assertThat(seen).hasSizeGreaterThan(10).contains("nl.aldus.avro.Identifier");
  }

  private static void visit(Schema schema, Set<String> seen, List<String> bare) {
    switch (schema.getType()) {
      case UNION -> schema.getTypes().forEach(branch -> visit(branch, seen, bare));
      case ARRAY -> visit(schema.getElementType(), seen, bare);
      case ENUM, RECORD -> {
        if (!seen.add(schema.getFullName())) {
          return;
        }
        if (isBlank(schema.getDoc())) {
          bare.add(schema.getFullName());
        }
        if (schema.getType() == Schema.Type.RECORD) {
          for (Schema.Field field : schema.getFields()) {
            if (isBlank(field.doc())) {
              bare.add(schema.getFullName() + "." + field.name());
            }
            visit(field.schema(), seen, bare);
          }
        }
      }
      default -> {
        // Nothing to document.
      }
    }
  }

  private static boolean isBlank(String doc) {
    return doc == null || doc.isBlank();
  }
}
