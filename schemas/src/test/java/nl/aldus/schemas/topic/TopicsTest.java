package nl.aldus.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import nl.aldus.avro.Article;
import nl.aldus.avro.Quote;
import nl.aldus.schemas.Samples;
import nl.aldus.schemas.registry.InMemoryRegistry;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {

  private static final Map<String, String> CONFIG = Map.of("schema.registry.url", "mock://topics");

  @Test
  void haveTheNamesOfTheContract() {
    assertThat(Topics.of(TopicNames.DEFAULT, CONFIG).all())
        .extracting(Topic::name)
        .containsExactly(
            "articles",
            "sentences",
            "entities",
            "quotes",
            "enriched-articles",
            "dead-letters",
            "knowledge-base");
    assertThat(TopicNames.DEFAULT.all()).hasSize(7);
  }

  @Test
  void haveASubjectForEveryValueThatIsAvro() {
    Topics topics = Topics.of(TopicNames.DEFAULT, CONFIG);

    assertThat(Topics.subjects(TopicNames.DEFAULT).keySet())
        .containsExactly(
            topics.articles().subject(),
            topics.sentences().subject(),
            topics.entities().subject(),
            topics.quotes().subject(),
            topics.enrichedArticles().subject(),
            topics.knowledgeBase().subject());
  }

  @Test
  void writeAndReadTheirValues() {
    Topic<String, Article> articles = Topics.of(TopicNames.DEFAULT, CONFIG).articles();

    byte[] bytes = articles.value().serializer().serialize(articles.name(), Samples.article());

    assertThat(articles.value().deserializer().deserialize(articles.name(), bytes))
        .isEqualTo(Samples.article());
    assertThat(InMemoryRegistry.named("topics").subjects()).contains("articles-value");
  }

  @Test
  void refuseTheValuesOfEachOther() {
    Topics topics = Topics.of(TopicNames.DEFAULT, CONFIG);
    byte[] quote = topics.quotes().value().serializer().serialize("quotes", Samples.quote());

    assertThatThrownBy(() -> topics.articles().value().deserializer().deserialize("quotes", quote))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining(Quote.class.getName());
  }

  @Test
  void takeAnotherSerdeByItsClassName() {
    Topics topics =
        Topics.of(
            TopicNames.DEFAULT,
            Map.of(Topics.VALUE_SERDE, AnotherSerde.class.getName(), "own", "setting"));

    assertThat(topics.articles().value())
        .isInstanceOfSatisfying(
            AnotherSerde.class,
            serde ->
                assertThat(serde.config)
                    .containsEntry("own", "setting")
                    .containsEntry("specific.avro.reader", true)
                    .containsEntry("specific.avro.value.type", "nl.aldus.avro.Article"));
  }

  @Test
  void sayHowToGetConfluentsSerde() {
    String name = "io.confluent.kafka.streams.serdes.avro.NoSuchSerde";

    assertThatThrownBy(() -> Topics.of(TopicNames.DEFAULT, Map.of(Topics.VALUE_SERDE, name)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("mvn -Pconfluent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "twee woorden", "..", "a/b", "één"})
  void refuseNamesThatTheBrokerWouldRefuse(String name) {
    assertThatThrownBy(() -> new TopicNames(name, "s", "e", "q", "ea", "d", "k"))
        .isInstanceOf(InvalidTopicException.class)
        .hasMessageContaining("is no topic name");
  }

  @Test
  void refuseOneNameForTwoTopics() {
    assertThatThrownBy(() -> new TopicNames("a", "a", "e", "q", "ea", "d", "k"))
        .hasMessageContaining("two topics have the same name");
  }

  /** Remembers its configuration. */
  public static final class AnotherSerde implements Serde<Object> {

    private final Map<String, Object> config = new HashMap<>();

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
      config.putAll(configs);
    }

    @Override
    public Serializer<Object> serializer() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Deserializer<Object> deserializer() {
      throw new UnsupportedOperationException();
    }
  }
}
