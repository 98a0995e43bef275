package nl.aldus.extractor.entity;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Identifier;
import nl.aldus.extractor.lexicon.Peoples;
import nl.aldus.extractor.lexicon.WordList;

/**
 * The codes of countries (ISO 3166-1) and languages (ISO 639) behind their Dutch names in the
 * Unicode CLDR, and of peoples. Immutable and thread-safe.
 */
final class Registers {

  private static final String COUNTRY = "iso3166-1";
  private static final String LANGUAGE = "iso639";
  private static final ULocale DUTCH = new ULocale("nl");

  private final Map<String, String> countries = new HashMap<>();
  private final Map<String, String> peoples = new HashMap<>();
  private final Map<String, String> languages = new HashMap<>();
  private final Map<String, Set<String>> aliases = new HashMap<>();

  Registers() {
    LocaleDisplayNames brief =
        LocaleDisplayNames.getInstance(
            DUTCH, DisplayContext.LENGTH_SHORT, DisplayContext.NO_SUBSTITUTE);
    LocaleDisplayNames full =
        LocaleDisplayNames.getInstance(
            DUTCH, DisplayContext.LENGTH_FULL, DisplayContext.NO_SUBSTITUTE);
    for (String code : ULocale.getISOCountries()) {
      for (LocaleDisplayNames names : List.of(full, brief)) {
        String name = names.regionDisplayName(code);
        if (name != null) {
          countries.putIfAbsent(Names.fold(name), code);
        }
      }
    }
    for (String code : ULocale.getISOLanguages()) {
      String name = full.languageDisplayName(code);
      if (name != null && !name.isEmpty() && Character.isUpperCase(name.charAt(0))) {
        languages.putIfAbsent(Names.fold(name), code);
      }
    }
    Peoples.countries().forEach((form, code) -> peoples.putIfAbsent(Names.fold(form), code));
    for (String line : WordList.read(Registers.class, "aliases.txt")) {
      Set<String> same = new HashSet<>();
      for (String name : line.split("\\s*\\|\\s*")) {
        same.add(Names.fold(name));
      }
      same.forEach(name -> aliases.put(name, same));
      same.stream()
          .filter(countries::containsKey)
          .findFirst()
          .ifPresent(name -> same.forEach(a -> countries.putIfAbsent(a, countries.get(name))));
    }
  }

  /** Codes of a country, people or language; empty for everything else. */
  List<Identifier> identifiers(String name, EntityType type) {
    String folded = Names.fold(name);
    List<Identifier> found = new ArrayList<>();
    if (type == EntityType.LOCATION && countries.containsKey(folded)) {
      found.add(new Identifier(COUNTRY, countries.get(folded)));
    }
    if (type == EntityType.MISC) {
      if (peoples.containsKey(folded)) {
        found.add(new Identifier(COUNTRY, peoples.get(folded)));
      }
      if (languages.containsKey(folded)) {
        found.add(new Identifier(LANGUAGE, languages.get(folded)));
      }
    }
    return found;
  }

  /** True if the two folded names are well known for the same thing. */
  boolean isAlias(String a, String b) {
    return aliases.getOrDefault(a, Set.of()).contains(b);
  }
}
