package nl.aldus.schemas.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.aldus.avro.Article;
import nl.aldus.avro.ArticleReference;
import nl.aldus.avro.Cue;
import nl.aldus.avro.Quote;
import nl.aldus.avro.QuoteType;
import nl.aldus.avro.Speaker;
import nl.aldus.cli.registry.EmbeddedRegistry;
import nl.aldus.schemas.registry.CompatibilityLevel;
import nl.aldus.schemas.registry.PortableSchema;
import nl.aldus.schemas.registry.RegistryClient;
import nl.aldus.schemas.registry.RegistryException;
import nl.aldus.schemas.registry.RegistryException.Reason;
import nl.aldus.schemas.topic.Topic;
import nl.aldus.schemas.topic.TopicNames;
import nl.aldus.schemas.topic.Topics;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericData;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumReader;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumWriter;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericRecord;
import org.apache.flink.avro.shaded.org.apache.avro.io.BinaryEncoder;
import org.apache.flink.avro.shaded.org.apache.avro.io.DecoderFactory;
import org.apache.flink.avro.shaded.org.apache.avro.io.EncoderFactory;
import org.apache.flink.formats.avro.registry.confluent.ConfluentSchemaRegistryCoder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our client and serde beside Confluent's own, at a real registry. */
class ConfluentClientIT {

  private static final String TEXT = "‘Het is klaar 🎉’, aldus wethouder Noor Bakker.";

  @TempDir static Path directory;

  private static EmbeddedRegistry registry;
  private static RegistryClient ours;
  private static CachedSchemaRegistryClient confluents;

  @BeforeAll
  static void start() throws InterruptedException {
    registry = EmbeddedRegistry.start(directory, 0);
    ours = RegistryClient.of(config());
    confluents = new CachedSchemaRegistryClient(registry.url(), 100);
  }

  @AfterAll
  static void stop() throws IOException {
    if (confluents != null) {
      confluents.close();
    }
    if (registry != null) {
      registry.close();
    }
  }

  @Test
  void confluentsClientReadsWhatWeWrite() throws IOException {
    Topic<String, Quote> quotes = Topics.of(TopicNames.DEFAULT, config()).quotes();
    byte[] bytes = quotes.value().serializer().serialize(quotes.name(), quote());

    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    var schema = new ConfluentSchemaRegistryCoder(confluents).readSchema(in);
    GenericRecord read =
        new GenericDatumReader<GenericRecord>(schema)
            .read(null, DecoderFactory.get().directBinaryDecoder(in, null));

    assertThat(read.get("text")).hasToString("Het is klaar 🎉");
    assertThat(read.get("type")).hasToString("DIRECT");
    assertThat(read.get("begin")).isEqualTo(1);
    assertThat(((GenericRecord) read.get("speaker")).get("name")).hasToString("Noor Bakker");
    assertThat(((GenericRecord) read.get("article")).get("publishedAt"))
        .isEqualTo(Instant.parse("2026-03-01T10:00:00Z").toEpochMilli());
    assertThat(read.get("saidOn")).isEqualTo((int) LocalDate.parse("2026-03-01").toEpochDay());
    assertThat(in.available()).isZero();
  }

  @Test
  void weReadWhatConfluentsClientWrites() throws Exception {
    String schemaText = PortableSchema.of(Article.getClassSchema()).toString();
    AvroSchema schema = new AvroSchema(schemaText);
    confluents.register("articles-value", schema);
    GenericRecord record = new GenericData.Record(schema.rawSchema());
    schema.rawSchema().getFields().forEach(f -> record.put(f.pos(), null));
    record.put("id", "krant-7");
    record.put("text", TEXT);
    record.put("language", "nl");
    record.put("by", List.of("Piet de Boer"));
    record.put("versionCreated", 1_767_225_600_123L);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ConfluentSchemaRegistryCoder("articles-value", confluents)
        .writeSchema(schema.rawSchema(), bytes);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(schema.rawSchema()).write(record, encoder);

    Topic<String, Article> articles = Topics.of(TopicNames.DEFAULT, config()).articles();
    Article read = articles.value().deserializer().deserialize("articles", bytes.toByteArray());

    assertThat(read)
        .returns("krant-7", Article::getId)
        .returns(TEXT, Article::getText)
        .returns(null, Article::getTitle)
        .returns(Instant.ofEpochMilli(1_767_225_600_123L), Article::getVersionCreated);
    assertThat(read.getBy()).containsExactly("Piet de Boer");
  }

  @Test
  void bothGiveTheSameIdToTheSameSchema() throws Exception {
    for (Map.Entry<String, Schema> entry : Topics.subjects(TopicNames.DEFAULT).entrySet()) {
      String subject = entry.getKey();
      int id = ours.register(subject, entry.getValue());

      AvroSchema theirs = new AvroSchema(PortableSchema.of(entry.getValue()).toString());
      assertThat(confluents.register(subject, theirs)).as(subject).isEqualTo(id);
      assertThat(confluents.getSchemaById(id).canonicalString())
          .isEqualTo(theirs.canonicalString());
      assertThat(ours.idOf(subject, entry.getValue())).isEqualTo(id);
    }
    assertThat(Set.copyOf(ours.subjects())).isEqualTo(Set.copyOf(confluents.getAllSubjects()));
  }

  @Test
  void aRegistryRefusesWhatIsIncompatible() {
    Schema before = SchemaBuilder.record("R").fields().requiredInt("a").endRecord();
    Schema after = SchemaBuilder.record("R").fields().requiredInt("b").endRecord();
    ours.register("incompatible-value", before);

    assertThat(ours.incompatibilities("incompatible-value", before)).isEmpty();
    assertThat(ours.incompatibilities("not-there-yet-value", after)).isEmpty();
    assertThat(ours.incompatibilities("incompatible-value", after)).isNotEmpty();
    assertThatThrownBy(() -> ours.register("incompatible-value", after))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("incompatible-value")
        .extracting("reason")
        .isEqualTo(Reason.INCOMPATIBLE);
    assertThat(ours.compatibility()).isEqualTo(CompatibilityLevel.BACKWARD_TRANSITIVE);
  }

  @Test
  void aRegistrySaysWhatItDoesNotHave() {
    assertThatThrownBy(() -> ours.schemaById(Integer.MAX_VALUE))
        .extracting("reason")
        .isEqualTo(Reason.NOT_FOUND);
    assertThatThrownBy(() -> ours.idOf("never-value", Article.getClassSchema()))
        .extracting("reason")
        .isEqualTo(Reason.NOT_FOUND);
  }

  @Test
  void theWrongPathIsNoRegistry() {
    String elsewhere = URI.create(registry.url()).resolve("/nowhere").toString();

    assertThatThrownBy(() -> RegistryClient.of(Map.of("schema.registry.url", elsewhere)).subjects())
        .hasMessageContaining("does schema.registry.url point to a schema registry")
        .extracting("reason")
        .isEqualTo(Reason.UNINTELLIGIBLE);
  }

  private static Map<String, Object> config() {
    return Map.of("schema.registry.url", registry.url());
  }

  private static Quote quote() {
    return Quote.newBuilder()
        .setArticle(
            ArticleReference.newBuilder()
                .setId("krant-7")
                .setPublishedAt(Instant.parse("2026-03-01T10:00:00Z"))
                .build())
        .setId("q1")
        .setType(QuoteType.DIRECT)
        .setBegin(1)
        .setEnd(15)
        .setText("Het is klaar 🎉")
        .setPrefix("‘")
        .setSuffix("’, aldus wethouder Noor Bakker.")
        .setSentences(List.of(0))
        .setSpeaker(Speaker.newBuilder().setName("Noor Bakker").setRole("wethouder").build())
        .setCue(new Cue(18, 23, "aldus", "aldus"))
        .setSaidOn(LocalDate.parse("2026-03-01"))
        .build();
  }
}
