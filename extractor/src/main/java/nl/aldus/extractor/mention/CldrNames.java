package nl.aldus.extractor.mention;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/** Dutch names of countries and languages from the Unicode CLDR. */
final class CldrNames {

  private static final ULocale DUTCH = new ULocale("nl");

  private CldrNames() {}

  static List<String> countries() {
    List<String> names = new ArrayList<>();
    for (String code : ULocale.getISOCountries()) {
      String name = ULocale.getDisplayCountry("und_" + code, DUTCH);
      if (!name.isEmpty() && !name.equals(code)) {
        names.add(name);
      }
    }
    return names;
  }

  static List<String> languages() {
    List<String> names = new ArrayList<>();
    for (String code : ULocale.getISOLanguages()) {
      String name = ULocale.getDisplayLanguage(code, DUTCH);
      if (!name.isEmpty() && Character.isUpperCase(name.charAt(0)) && !name.equals(code)) {
        names.add(name);
      }
    }
    return names;
  }
}
