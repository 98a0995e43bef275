package nl.aldus.enricher.knowledge;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.aldus.avro.KnowledgeEntry;
import nl.aldus.avro.Meaning;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Identifier;
import nl.aldus.extractor.entity.Alias;
import nl.aldus.extractor.entity.KnowledgeBase;
import nl.aldus.schemas.registry.RegistryException;
import nl.aldus.schemas.topic.Topic;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The knowledge base as it stands on its topic at this moment, behind one that was given. It knows
 * of the topic only once the topology runs. Thread-safe.
 */
public final class LiveKnowledge implements KnowledgeBase {

  private static final Logger LOG = LoggerFactory.getLogger(LiveKnowledge.class);

  /** Names of which it was told that their record cannot be read; once is enough. */
  private static final int MOST_TOLD = 1000;

  private final KnowledgeBase given;
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private volatile Table table;

  /**
   * @param given asked first, such as a file
   */
  public LiveKnowledge(KnowledgeBase given) {
    this.given = requireNonNull(given, "given");
  }

  /**
   * Looks into a store from now on, which holds the values of the topic as they came: what cannot
   * be read there is told of in the log and counts for nothing, for it must not stop any article.
   */
  public void follow(
      ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> store,
      Topic<String, KnowledgeEntry> topic) {
    table = new Table(store, topic);
  }

  /**
   * @throws RegistryException if the schema of a record must be asked for and the registry fails
   */
  @Override
  public List<Identifier> identifiers(String name, EntityType type) {
    List<Identifier> found = new ArrayList<>(given.identifiers(name, type));
    String key = Alias.key(name);
    Table now = table;
    if (now == null || key.isEmpty()) {
      return found;
    }
    for (Meaning meaning : now.meanings(key)) {
      Identifier identifier =
          new Identifier(meaning.getIdentifier().getScheme(), meaning.getIdentifier().getValue());
      if (fits(meaning, type) && !found.contains(identifier)) {
        found.add(identifier);
      }
    }
    return found;
  }

  private static boolean fits(Meaning meaning, EntityType type) {
    return meaning.getType() == null || meaning.getType().name().equals(type.name());
  }

  private final class Table {

    private final ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> store;
    private final Topic<String, KnowledgeEntry> topic;

    Table(
        ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> store,
        Topic<String, KnowledgeEntry> topic) {
      this.store = store;
      this.topic = topic;
    }

    List<Meaning> meanings(String key) {
      ValueAndTimestamp<byte[]> bytes = store.get(key);
      if (bytes == null) {
        return List.of();
      }
      try {
        KnowledgeEntry entry =
            topic.value().deserializer().deserialize(topic.name(), bytes.value());
        return entry == null ? List.of() : entry.getMeanings();
      } catch (SerializationException e) {
        if (told.size() < MOST_TOLD && told.add(key)) {
          LOG.warn(
              "The record of \"{}\" on {} cannot be read; publish it again", key, topic.name(), e);
        }
        return List.of();
      }
    }
  }
}
