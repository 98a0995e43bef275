package nl.aldus.schemas.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.aldus.schemas.topic.TopicNames;
import nl.aldus.schemas.topic.Topics;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gate of the contract: the build fails when a schema can no longer read what a released one
 * wrote. {@code -Daldus.schemas.release=true} keeps the current schemas as released versions.
 */
class ReleasedSchemasTest {

  @TestFactory
  Collection<DynamicTest> everySchemaReadsWhatEveryReleasedOneWrote() throws IOException {
    ReleasedSchemas released = ReleasedSchemas.ofTheProject();
    Map<String, DynamicTest> tests = new TreeMap<>();
    for (Schema current : Topics.subjects(TopicNames.DEFAULT).values()) {
      if (Boolean.getBoolean("aldus.schemas.release")) {
        released.release(current);
      }
      SortedMap<Integer, Schema> versions = released.versions(current.getName());
      String name = current.getName();
      tests.put(
          name,
          DynamicTest.dynamicTest(
              name, () -> assertThat(versions).as("released versions").isNotEmpty()));
      versions.forEach(
          (version, schema) ->
              tests.put(
                  name + " " + version,
                  DynamicTest.dynamicTest(
                      name + " reads version " + version,
                      () -> assertThat(Compatibility.breaks(current, schema)).isEmpty())));
    }
    return tests.values();
  }

  @Test
  void aReleaseKeepsOnlyWhatIsNew(@TempDir Path directory) throws IOException {
    ReleasedSchemas released = new ReleasedSchemas(directory);
    Schema first = SchemaBuilder.record("R").fields().requiredInt("a").endRecord();
    Schema second = SchemaBuilder.record("R").fields().optionalInt("b").endRecord();

    released.release(first);
    released.release(first);
    released.release(second);

    assertThat(released.versions("R")).containsExactly(Map.entry(1, first), Map.entry(2, second));
  }
}
