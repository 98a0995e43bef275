package nl.aldus.extractor.lexicon;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adjectives and inhabitants of countries, with the country's ISO 3166-1 code, from {@code
 * peoples.txt}: the CLDR has no Dutch names of peoples.
 */
public final class Peoples {

  private Peoples() {}

  /** Country codes by form as written, such as {@code Oekraïense}; a form has one country. */
  public static Map<String, String> countries() {
    Map<String, String> countries = new LinkedHashMap<>();
    for (String line : WordList.read(Peoples.class, "peoples.txt")) {
      String[] columns = line.split("\\s*\\|\\s*");
      for (int i = 1; i < columns.length; i++) {
        countries.putIfAbsent(columns[i], columns[0]);
      }
    }
    return countries;
  }
}
