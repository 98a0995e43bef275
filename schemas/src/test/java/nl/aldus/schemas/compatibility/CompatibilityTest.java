package nl.aldus.schemas.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that the check bites. */
class CompatibilityTest {

  private static final String RELEASED =
      """
      {"type": "record", "name": "R", "fields": [
        {"name": "id", "type": "string"},
        {"name": "kind", "type": {"type": "enum", "name": "K", "symbols": ["A", "B"]}},
        {"name": "at", "type": ["null", {"type": "long", "logicalType": "timestamp-millis"}],
          "default": null},
        {"name": "parts", "type": {"type": "array", "items":
          {"type": "record", "name": "P", "fields": [{"name": "begin", "type": "int"}]}}}
      ]}
      """;

  @Test
  void letsAFieldWithADefaultIn() {
    assertThat(
            breaks(
                "\"fields\": [", "\"fields\": [{\"name\":\"n\",\"type\":\"int\",\"default\":0},"))
        .isEmpty();
  }

  @Test
  void letsAFieldGo() {
    assertThat(breaks("{\"name\": \"id\", \"type\": \"string\"},", "")).isEmpty();
  }

  @Test
  void letsANumberGrow() {
    assertThat(breaks("\"begin\", \"type\": \"int\"", "\"begin\", \"type\": \"long\"")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        // A field without a default; another type; a symbol less; a name that changed; a unit that
        // changed; null no longer allowed; a nested field without a default.
        "{\"name\": \"id\"  | {\"name\":\"n\",\"type\":\"int\"},{\"name\": \"id\" | READER_FIELD_MISS",
        "\"begin\", \"type\": \"int\" | \"begin\", \"type\": \"string\"            | TYPE_MISMATCH",
        "[\"A\", \"B\"]     | [\"A\"]                                             | MISSING_ENUM",
        "\"id\"             | \"identifier\"                                      | READER_FIELD_MISS",
        "timestamp-millis   | timestamp-micros                                    | LOGICAL_TYPE at /at",
        "\"name\": \"R\"    | \"name\": \"Q\"                                     | NAME_MISMATCH",
        "\"name\": \"begin\"| \"name\": \"start\"                                 | READER_FIELD_MISS"
      })
  void stopsWhatOlderRecordsCannotBeReadWith(String before, String after, String message) {
    assertThat(breaks(before, after)).anySatisfy(b -> assertThat(b).contains(message));
  }

  private static List<String> breaks(String before, String after) {
    assertThat(RELEASED).contains(before);
    return Compatibility.breaks(parse(RELEASED.replace(before, after)), parse(RELEASED));
  }

  private static Schema parse(String schema) {
    return new Schema.Parser().parse(schema);
  }
}
