package nl.aldus.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.aldus.avro.Article;
import nl.aldus.avro.Cue;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.avro.Entity;
import nl.aldus.avro.EntityType;
import nl.aldus.schemas.Samples;
import nl.aldus.schemas.registry.InMemoryRegistry;
import nl.aldus.schemas.registry.RegistryException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

class RegistryAvroSerdeTest {

  private static final String URL = "schema.registry.url";

  private final InMemoryRegistry registry = new InMemoryRegistry();

  @Test
  void givesBackWhatWasWritten() {
    RegistryAvroSerde<EnrichedArticle> serde = serde(Map.of());
    EnrichedArticle enriched = Samples.enriched();

    byte[] bytes = serde.serializer().serialize("enriched-articles", enriched);

    // This way round: Avro cannot compare a list of its own that holds dates.
    assertThat(enriched).isEqualTo(serde.deserializer().deserialize("enriched-articles", bytes));
    assertThat(bytes[0]).isZero();
    assertThat(ByteBuffer.wrap(bytes).getInt(1))
        .isEqualTo(registry.idOf("enriched-articles-value", EnrichedArticle.getClassSchema()));
  }

  @Test
  void passesTombstones() {
    RegistryAvroSerde<Article> serde = serde(Map.of());

    assertThat(serde.serializer().serialize("articles", null)).isNull();
    assertThat(serde.deserializer().deserialize("articles", null)).isNull();
  }

  @Test
  void givesGenericRecordsWhenAskedTo() {
    byte[] bytes = serde(Map.of()).serializer().serialize("articles", Samples.article());
    RegistryAvroDeserializer<GenericRecord> generic = new RegistryAvroDeserializer<>(registry);
    generic.configure(Map.of(URL, "mock://x"), false);

    assertThat(generic.deserialize("articles", bytes).get("title")).hasToString("Lange zomer");
  }

  @Test
  void keysHaveASubjectOfTheirOwn() {
    RegistryAvroSerde<Cue> serde = new RegistryAvroSerde<>(registry);
    serde.configure(Map.of(URL, "mock://x"), true);

    serde.serializer().serialize("t", new Cue(0, 3, "zei", "zeggen"));

    assertThat(registry.subjects()).containsExactly("t-key");
  }

  @Test
  void registersNothingWhenToldNotTo() {
    RegistryAvroSerde<Article> serde = serde(Map.of("auto.register.schemas", "false"));

    assertThatThrownBy(() -> serde.serializer().serialize("articles", Samples.article()))
        .isInstanceOf(RegistryException.class);
    assertThat(registry.subjects()).isEmpty();

    int id = registry.register("articles-value", Article.getClassSchema());
    byte[] bytes = serde.serializer().serialize("articles", Samples.article());
    assertThat(ByteBuffer.wrap(bytes).getInt(1)).isEqualTo(id);
  }

  @Test
  void readsWhatAnEarlierSchemaWrote() throws IOException {
    Schema earlier =
        SchemaBuilder.record("nl.aldus.avro.Article")
            .fields()
            .requiredString("id")
            .requiredString("text")
            .requiredString("gone")
            .endRecord();
    GenericRecord old =
        new GenericRecordBuilder(earlier).set("id", "a").set("text", "t").set("gone", "g").build();

    Article article = deserialize(Article.class, message(earlier, old));

    assertThat(article)
        .returns("a", Article::getId)
        .returns("t", Article::getText)
        .returns("nl", Article::getLanguage)
        .returns(List.of(), Article::getBy)
        .returns(null, Article::getPublishedAt);
  }

  @Test
  void seesALaterEnumSymbolAsUnknown() throws IOException {
    Schema later =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "nl.aldus.avro.Entity", "fields": [
                  {"name": "id", "type": "string"}, {"name": "name", "type": "string"},
                  {"name": "type", "type": {"type": "enum", "name": "EntityType",
                    "symbols": ["UNKNOWN", "EVENT"], "default": "UNKNOWN"}},
                  {"name": "mentions", "type": {"type": "array", "items":
                    {"type": "record", "name": "Mention", "fields": []}}}]}
                """);
    GenericRecord event =
        new GenericRecordBuilder(later)
            .set("id", "e")
            .set("name", "Elfstedentocht")
            .set("type", new GenericData.EnumSymbol(later.getField("type").schema(), "EVENT"))
            .set("mentions", List.of())
            .build();

    assertThat(deserialize(Entity.class, message(later, event)).getType())
        .isEqualTo(EntityType.UNKNOWN);
  }

  @Test
  void refusesBytesThatAreNotInTheWireFormat() {
    assertRefused(new byte[0], "too short");
    assertRefused(new byte[] {0, 0, 0, 1}, "too short");
    assertRefused("{\"id\": 1}".getBytes(StandardCharsets.UTF_8), "0x7b");
    assertRefused(new byte[] {0, 0, 0, 0, 99, 1}, "schema 99, which the registry lacks");
  }

  @Test
  void refusesARecordOfAnotherKind() {
    int id = registry.register("t-value", Cue.getClassSchema());

    assertRefused(header(id), "is of nl.aldus.avro.Cue, not of nl.aldus.avro.Article");
  }

  @Test
  void refusesATruncatedOrAnOverlongMessage() {
    byte[] good = serde(Map.of()).serializer().serialize("articles", Samples.article());

    for (int length = 5; length < good.length; length++) {
      assertRefused(Arrays.copyOf(good, length), "is no record of its schema");
    }
    assertRefused(Arrays.copyOf(good, good.length + 1), "goes on after its record");
  }

  @Test
  void refusesLengthsThatTheMessageDoesNotHave() {
    int id = registry.register("articles-value", Article.getClassSchema());
    // The first field is a string: its length claims 2^31 - 1 bytes, then 2^40, then less than 0.
    assertRefused(message(id, 0xfe, 0xff, 0xff, 0xff, 0x0f, 'a'), "is no record");
    assertRefused(message(id, 0x80, 0x80, 0x80, 0x80, 0x80, 0x40, 'a'), "is no record");
    assertRefused(message(id, 0x01, 'a'), "is no record");
  }

  @Test
  void refusesAListLongerThanTheMessage() {
    int id = registry.register("enriched-articles-value", EnrichedArticle.getClassSchema());
    byte[] article = serde(Map.of()).serializer().serialize("articles", Samples.article());
    byte[] claim = message(0, 0xfe, 0xff, 0xff, 0xff, 0x0f);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(header(id));
    bytes.write(article, 5, article.length - 5);
    bytes.write(claim, 5, claim.length - 5);

    assertThatThrownBy(() -> deserialize(EnrichedArticle.class, bytes.toByteArray()))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void refusesBytesOfASchemaThatContainsItself() {
    Schema endless =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "nl.aldus.avro.Article", "fields": [
                  {"name": "deep", "type": {"type": "record", "name": "Deep", "fields": [
                    {"name": "deeper", "type": ["Deep", "null"]}]}},
                  {"name": "id", "type": "string"}, {"name": "text", "type": "string"}]}
                """);
    byte[] bytes = new byte[2_000_000];
    System.arraycopy(header(registry.register("t-value", endless)), 0, bytes, 0, 5);

    assertRefused(bytes, "nested too deeply");
  }

  @Test
  void survivesAnyBytes() {
    int id = registry.register("articles-value", Article.getClassSchema());
    Deserializer<Article> deserializer = deserializer(Article.class);
    Random random = new Random(20260601);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[5 + random.nextInt(60)];
      random.nextBytes(bytes);
      System.arraycopy(header(id), 0, bytes, 0, 5);
      try {
        assertThat(deserializer.deserialize("articles", bytes)).isNotNull();
      } catch (SerializationException expected) {
        assertThat(expected).hasMessageContaining("articles");
      }
    }
  }

  @Test
  void tellsAFailingRegistryFromBadBytes() {
    RegistryAvroDeserializer<Article> deserializer = new RegistryAvroDeserializer<>();
    deserializer.configure(
        Map.of(URL, "http://127.0.0.1:1", "max.retries", 0, "specific.avro.reader", true), false);

    assertThatThrownBy(() -> deserializer.deserialize("articles", header(1)))
        .isInstanceOf(RegistryException.class);
  }

  @Test
  void saysWhichRecordDoesNotFitItsSchema() {
    Article article = Samples.article();
    article.setText(null);

    assertThatThrownBy(() -> serde(Map.of()).serializer().serialize("articles", article))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("nl.aldus.avro.Article for topic articles does not fit its schema");
  }

  @Test
  void refusesOptionsThatItDoesNotFollow() {
    assertThatThrownBy(
            () ->
                serde(
                    Map.of(
                        "value.subject.name.strategy",
                        "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("must be TopicNameStrategy");
    assertThatThrownBy(() -> serde(Map.of("specific.avro.value.type", "java.lang.String")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("must be a class made by Avro");
  }

  @Test
  void isSharedByThreads() throws Exception {
    RegistryAvroSerde<EnrichedArticle> serde = serde(Map.of());
    EnrichedArticle enriched = Samples.enriched();
    Callable<Boolean> task =
        () -> {
          for (int i = 0; i < 500; i++) {
            byte[] bytes = serde.serializer().serialize("enriched-articles", enriched);
            if (!enriched.equals(serde.deserializer().deserialize("enriched-articles", bytes))) {
              return false;
            }
          }
          return true;
        };
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<Boolean> same : threads.invokeAll(List.of(task, task, task, task))) {
        assertThat(same.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void assertRefused(byte[] bytes, String message) {
    assertThatThrownBy(() -> deserialize(Article.class, bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining(message);
  }

  private <T extends SpecificRecord> T deserialize(Class<T> type, byte[] bytes) {
    return deserializer(type).deserialize("t", bytes);
  }

  private <T extends SpecificRecord> Deserializer<T> deserializer(Class<T> type) {
    return this.<T>serde(Map.of("specific.avro.value.type", type.getName())).deserializer();
  }

  private <T extends SpecificRecord> RegistryAvroSerde<T> serde(Map<String, ?> config) {
    Map<String, Object> all = new HashMap<>(config);
    all.put(URL, "mock://unused");
    RegistryAvroSerde<T> serde = new RegistryAvroSerde<>(registry);
    serde.configure(all, false);
    return serde;
  }

  private byte[] message(Schema schema, GenericRecord record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(header(registry.register(schema.getName() + "-earlier", schema)));
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
    return bytes.toByteArray();
  }

  private static byte[] message(int id, int... body) {
    ByteBuffer bytes = ByteBuffer.allocate(5 + body.length).put(header(id));
    for (int b : body) {
      bytes.put((byte) b);
    }
    return bytes.array();
  }

  private static byte[] header(int id) {
    return ByteBuffer.allocate(5).put((byte) 0).putInt(id).array();
  }
}
