package nl.aldus.schemas.registry;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * A schema registry as the serde and the command line see it. Implementations are thread-safe and
 * keep what they learnt: ids and schemas never change once given out.
 *
 * <p>Schemas are registered without the properties that Avro's Java compiler adds ({@code
 * avro.java.string}), so that programs in other languages see the contract and nothing else.
 *
 * <p>Every method throws {@link RegistryException} when the registry does not do what was asked.
 */
public interface RegistryClient {

  /**
   * The client that a configuration asks for; {@link RegistryConfig} has the keys. A URL {@code
   * mock://name} gives the registry of that name in this JVM's memory, for tests.
   *
   * @throws org.apache.kafka.common.config.ConfigException if the configuration is wrong
   */
  static RegistryClient of(Map<String, ?> config) {
    RegistryConfig parsed = RegistryConfig.of(config);
    return parsed
        .memoryScope()
        .<RegistryClient>map(InMemoryRegistry::named)
        .orElseGet(() -> new HttpRegistryClient(parsed));
  }

  /**
   * Registers a schema as the next version of a subject, if it is not one of its versions already.
   *
   * @return the id of the schema
   */
  int register(String subject, Schema schema);

  /** The id of a schema that is registered under a subject. */
  int idOf(String subject, Schema schema);

  /** The schema of an id, references to other subjects resolved. */
  Schema schemaById(int id);

  /**
   * Asks whether a schema could be registered.
   *
   * @return what stands against it in the registry's words; empty if nothing does, also for a
   *     subject that is not there yet
   */
  List<String> incompatibilities(String subject, Schema schema);

  /** All subjects. */
  List<String> subjects();

  /** The compatibility level of the whole registry. */
  CompatibilityLevel compatibility();

  /** Sets the compatibility level of the whole registry. */
  void setCompatibility(CompatibilityLevel level);
}
