package nl.aldus.training.entity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;
import nl.aldus.extractor.lexicon.Lexicon;
import nl.aldus.extractor.lexicon.Peoples;
import nl.aldus.extractor.lexicon.WordList;
import nl.aldus.extractor.mention.MentionTagger;

/** Names to put in the place of others: from the dictionary and from the lists of known names. */
final class NameStock {

  private static final String RESOURCE = "/org/languagetool/resource/nl/dutch.";
  private static final Map<String, String> PARTICLES =
      Map.of(
          "NIX",
          "",
          "VAN",
          "van ",
          "VDE",
          "van de ",
          "VDN",
          "van den ",
          "VDR",
          "van der ",
          "DE_",
          "de ",
          "TEN",
          "ten ",
          "TER",
          "ter ",
          "EL_",
          "El ",
          "DEN",
          "den ");

  private final List<String> firstNames = new ArrayList<>();
  private final List<String> plainSurnames = new ArrayList<>();
  private final List<String> surnamesWithParticle = new ArrayList<>();
  private final List<String> places = new ArrayList<>();
  private final List<String> organizations = new ArrayList<>();
  private final Map<String, List<String>> lists = new HashMap<>();
  private final Map<String, String> listOf = new HashMap<>();

  NameStock() {
    try (InputStream automaton = Lexicon.class.getResourceAsStream(RESOURCE + "dict");
        InputStream info = Lexicon.class.getResourceAsStream(RESOURCE + "info")) {
      for (WordData data : new DictionaryLookup(Dictionary.read(automaton, info))) {
        sort(data.getWord().toString(), String.valueOf(data.getTag()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the Dutch dictionary cannot be read", e);
    }
    for (String list : WordList.read(MentionTagger.class, "gazetteer/lists.txt")) {
      for (String line : WordList.read(MentionTagger.class, "gazetteer/" + list + ".txt")) {
        for (String name : line.split("\\s*\\|\\s*")) {
          add(list, name);
        }
      }
    }
    Peoples.countries().keySet().forEach(name -> add("peoples", name));
  }

  private void sort(String form, String tag) {
    if (tag.startsWith("ENM:PER:FST")) {
      firstNames.add(form);
    } else if (tag.startsWith("ENM:PER:LST")) {
      String particle = PARTICLES.get(tag.substring(tag.lastIndexOf(':') + 1));
      if (particle != null) {
        (particle.isEmpty() ? plainSurnames : surnamesWithParticle).add(particle + form);
      }
    } else if (tag.equals("ENM:LOC:PTS")) {
      places.add(form);
    } else if (tag.equals("ENM:ORG")) {
      organizations.add(form);
    }
  }

  private void add(String list, String name) {
    lists.computeIfAbsent(list, l -> new ArrayList<>()).add(name);
    listOf.putIfAbsent(name, list);
  }

  String firstName(SplittableRandom random) {
    return pick(firstNames, random);
  }

  /** A surname, one in four with a particle in small letters. */
  String surname(SplittableRandom random) {
    return pick(random.nextInt(4) == 0 ? surnamesWithParticle : plainSurnames, random);
  }

  String place(SplittableRandom random) {
    return pick(random.nextBoolean() ? places : lists.get("places"), random);
  }

  String organization(SplittableRandom random) {
    return pick(organizations, random);
  }

  /** Another name of the list that has the name, or null if none has it. */
  String ofSameList(String name, SplittableRandom random) {
    String list = listOf.get(name);
    return list == null ? null : pick(lists.get(list), random);
  }

  /** Another people or group in the same form, judged by its ending; null if there is none. */
  String people(String name, SplittableRandom random) {
    String list = listOf.get(name);
    if (list == null || name.length() < 3 || !(list.equals("peoples") || list.equals("groups"))) {
      return null;
    }
    String ending = name.substring(name.length() - 2);
    List<String> alike = new ArrayList<>(lists.get(list));
    alike.removeIf(other -> !other.endsWith(ending));
    return pick(alike, random);
  }

  private static String pick(List<String> names, SplittableRandom random) {
    return names.get(random.nextInt(names.size()));
  }
}
