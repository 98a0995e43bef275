package nl.aldus.schemas.serde;

import java.util.Map;
import nl.aldus.schemas.registry.RegistryClient;

/** What a serializer and a deserializer need, known once they are configured. */
record Setup(RegistryClient registry, SerdeConfig config) {

  /**
   * @param shared a client that others use as well, or null to make one
   */
  static Setup of(RegistryClient shared, Map<String, ?> configs, boolean isKey) {
    ContractClasses.trust();
    SerdeConfig config = new SerdeConfig(configs, isKey);
    return new Setup(shared == null ? RegistryClient.of(configs) : shared, config);
  }
}
