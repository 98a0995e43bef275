package nl.aldus.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.aldus.avro.Article;
import nl.aldus.avro.Cue;
import nl.aldus.schemas.registry.RegistryException.Reason;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class InMemoryRegistryTest {

  private static final Schema WIDER =
      SchemaBuilder.record("nl.aldus.avro.Cue").fields().requiredString("extra").endRecord();

  private final InMemoryRegistry registry = new InMemoryRegistry();

  @Test
  void givesBackWhatWasRegistered() {
    int id = registry.register("s", Article.getClassSchema());

    assertThat(registry.register("s", Article.getClassSchema())).isEqualTo(id);
    assertThat(registry.idOf("s", Article.getClassSchema())).isEqualTo(id);
    assertThat(registry.schemaById(id).getFullName()).isEqualTo("nl.aldus.avro.Article");
    assertThat(registry.schemaById(id).toString()).doesNotContain("avro.java.string");
    assertThat(registry.subjects()).containsExactly("s");
  }

  @Test
  void givesOneIdToASchemaUnderTwoSubjects() {
    int id = registry.register("s", Cue.getClassSchema());

    assertThat(registry.register("t", Cue.getClassSchema())).isEqualTo(id);
  }

  @Test
  void refusesWhatIsIncompatibleUnlessToldNotTo() {
    registry.register("s", Cue.getClassSchema());

    assertThat(registry.incompatibilities("s", WIDER)).hasSize(1);
    assertThatThrownBy(() -> registry.register("s", WIDER))
        .extracting("reason")
        .isEqualTo(Reason.INCOMPATIBLE);

    registry.setCompatibility(CompatibilityLevel.NONE);
    assertThat(registry.register("s", WIDER)).isEqualTo(2);
  }

  @Test
  void doesNotKnowWhatWasNotRegistered() {
    registry.register("s", Cue.getClassSchema());

    assertThatThrownBy(() -> registry.idOf("t", Cue.getClassSchema()))
        .extracting("reason")
        .isEqualTo(Reason.NOT_FOUND);
    assertThatThrownBy(() -> registry.schemaById(2))
        .extracting("reason")
        .isEqualTo(Reason.NOT_FOUND);
  }
}
