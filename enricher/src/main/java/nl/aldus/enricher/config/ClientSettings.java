package nl.aldus.enricher.config;

import java.util.Map;
import java.util.TreeMap;

/**
 * Settings that go on to a client as they are. {@code toString} gives the names alone, for many of
 * the values are secrets.
 *
 * @param values values by name, as the client knows it
 */
public record ClientSettings(Map<String, String> values) {

  public ClientSettings {
    values = Map.copyOf(values);
  }

  @Override
  public String toString() {
    return new TreeMap<>(values).keySet().toString();
  }
}
