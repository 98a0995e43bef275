package nl.aldus.extractor.mention;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Tokens;
import nl.aldus.extractor.lexicon.Peoples;
import nl.aldus.extractor.lexicon.WordList;
import nl.aldus.extractor.paragraph.ParagraphSplitter;
import nl.aldus.extractor.token.Tokenizer;

/**
 * Lists of well-known names by kind. What a list says is a hint to the tagger, not a verdict.
 * Immutable and thread-safe.
 */
final class Gazetteer {

  private static final List<String> LISTS = WordList.read(Gazetteer.class, "gazetteer/lists.txt");

  private static final int COUNTRIES = LISTS.size();
  private static final int INSTITUTIONS = LISTS.indexOf("institutions");
  private static final int PLACES = LISTS.indexOf("places");
  private static final int PEOPLE = LISTS.indexOf("people");

  private final Map<String, List<Entry>> entries = new HashMap<>();

  private Gazetteer() {}

  /** The lists that come with Aldus and the names of countries and languages of the CLDR. */
  static Gazetteer dutch(Tokenizer tokenizer) {
    Map<String, List<Integer>> kinds = new LinkedHashMap<>();
    for (int kind = 0; kind < LISTS.size(); kind++) {
      for (String line : WordList.read(Gazetteer.class, "gazetteer/" + LISTS.get(kind) + ".txt")) {
        for (String name : line.split("\\s*\\|\\s*")) {
          kinds.computeIfAbsent(name, n -> new ArrayList<>()).add(kind);
        }
      }
    }
    for (String country : CldrNames.countries()) {
      kinds.computeIfAbsent(country, n -> new ArrayList<>()).add(COUNTRIES);
    }
    for (String language : CldrNames.languages()) {
      kinds.computeIfAbsent(language, n -> new ArrayList<>()).add(COUNTRIES + 1);
    }
    for (String people : Peoples.countries().keySet()) {
      kinds.computeIfAbsent(people, n -> new ArrayList<>()).add(COUNTRIES + 2);
    }
    Gazetteer gazetteer = new Gazetteer();
    kinds.forEach((name, list) -> gazetteer.add(tokenizer, name, list));
    gazetteer
        .entries
        .values()
        .forEach(list -> list.sort(Comparator.comparingInt((Entry e) -> -e.rest().length)));
    return gazetteer;
  }

  private void add(Tokenizer tokenizer, String name, List<Integer> kinds) {
    Document document = new Document(Article.of(name));
    new ParagraphSplitter().annotate(document);
    tokenizer.annotate(document);
    Tokens tokens = document.tokens();
    String[] rest = new String[tokens.size() - 1];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = tokens.word(i + 1).lower();
    }
    boolean capital = !name.equals(name.toLowerCase(Locale.ROOT));
    entries
        .computeIfAbsent(tokens.word(0).lower(), first -> new ArrayList<>())
        .add(new Entry(rest, kinds.stream().distinct().mapToInt(k -> k).toArray(), capital));
  }

  /** Names that begin with the lower-case form, longest first; null if none does. */
  List<Entry> beginningWith(String lower) {
    return entries.get(lower);
  }

  /**
   * A name.
   *
   * @param rest its further tokens in lower case
   * @param kinds numbers of the lists that have it
   * @param capital true if it is written with a capital
   */
  record Entry(String[] rest, int[] kinds, boolean capital) {

    boolean isCountry() {
      return kinds[kinds.length - 1] == COUNTRIES;
    }

    boolean isPlaceOnly() {
      return kinds.length == 1 && kinds[0] == PLACES;
    }

    boolean isInstitution() {
      return Arrays.stream(kinds).anyMatch(kind -> kind == INSTITUTIONS);
    }

    boolean isPerson() {
      return kinds[0] == PEOPLE;
    }
  }
}
