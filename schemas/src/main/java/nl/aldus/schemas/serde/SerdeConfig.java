package nl.aldus.schemas.serde;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;

/** What the serde can be told, by the names that Confluent's serde uses. */
final class SerdeConfig {

  static final String AUTO_REGISTER = "auto.register.schemas";
  static final String SPECIFIC_READER = "specific.avro.reader";
  static final String KEY_TYPE = "specific.avro.key.type";
  static final String VALUE_TYPE = "specific.avro.value.type";
  private static final String KEY_SUBJECTS = "key.subject.name.strategy";
  private static final String VALUE_SUBJECTS = "value.subject.name.strategy";
  private static final String TOPIC_NAMES = "TopicNameStrategy";

  private static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(
              AUTO_REGISTER,
              ConfigDef.Type.BOOLEAN,
              true,
              Importance.MEDIUM,
              "Register what is new.")
          .define(
              SPECIFIC_READER, ConfigDef.Type.BOOLEAN, false, Importance.MEDIUM, "Into classes.")
          .define(KEY_TYPE, ConfigDef.Type.CLASS, null, Importance.LOW, "The class of keys.")
          .define(VALUE_TYPE, ConfigDef.Type.CLASS, null, Importance.LOW, "The class of values.")
          .define(
              KEY_SUBJECTS,
              ConfigDef.Type.STRING,
              TOPIC_NAMES,
              Importance.LOW,
              "Only by topic name.")
          .define(
              VALUE_SUBJECTS,
              ConfigDef.Type.STRING,
              TOPIC_NAMES,
              Importance.LOW,
              "Only by topic name.");

  private final AbstractConfig values;
  private final boolean isKey;
  private final Class<? extends SpecificRecord> type;

  SerdeConfig(Map<String, ?> config, boolean isKey) {
    // false: Kafka would otherwise log every value.
    this.values = new AbstractConfig(DEFINITION, config, false);
    this.isKey = isKey;
    this.type = type(isKey ? KEY_TYPE : VALUE_TYPE);
    String strategyKey = isKey ? KEY_SUBJECTS : VALUE_SUBJECTS;
    String strategy = values.getString(strategyKey);
    if (!strategy.endsWith(TOPIC_NAMES) || strategy.endsWith("Record" + TOPIC_NAMES)) {
      throw new ConfigException(strategyKey + " must be " + TOPIC_NAMES + ", not " + strategy);
    }
  }

  boolean autoRegister() {
    return values.getBoolean(AUTO_REGISTER);
  }

  /** True if bytes become instances of generated classes, false if they become generic records. */
  boolean specific() {
    return values.getBoolean(SPECIFIC_READER) || type != null;
  }

  /** The class that every record has, or null if each record's schema names its own. */
  Class<? extends SpecificRecord> type() {
    return type;
  }

  private Class<? extends SpecificRecord> type(String key) {
    Class<?> given = values.getClass(key);
    if (given != null && !SpecificRecord.class.isAssignableFrom(given)) {
      throw new ConfigException(key + " must be a class made by Avro, not " + given.getName());
    }
    return given == null ? null : given.asSubclass(SpecificRecord.class);
  }

  /** The subject of a topic, by the topic name strategy. */
  String subject(String topic) {
    return topic + (isKey ? "-key" : "-value");
  }
}
