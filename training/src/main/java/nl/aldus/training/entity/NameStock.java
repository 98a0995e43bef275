package nl.aldus.training.entity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.lexicon.Lexicon;
import nl.aldus.extractor.lexicon.Peoples;
import nl.aldus.extractor.lexicon.WordList;
import nl.aldus.extractor.mention.MentionTagger;

/**
 * Names to put in the place of others: from the dictionary, from the lists of known names, and
 * names that neither has, so that the tagger learns to tell a name's kind by its company where
 * nothing is known of the name itself.
 */
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
  private static final String VOWELS = "aeiouy";
  private static final int LONGEST_WORD = 9;
  private static final int SHORTEST_WORD = 4;
  private static final int LEAST_OF_COINED = 2;
  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

  private final List<String> firstNames = new ArrayList<>();
  private final List<String> plainSurnames = new ArrayList<>();
  private final List<String> surnamesWithParticle = new ArrayList<>();
  private final List<String> places = new ArrayList<>();
  private final List<String> organizations = new ArrayList<>();
  private final List<String> nouns = new ArrayList<>();
  private final List<String> pluralNouns = new ArrayList<>();
  private final Map<EntityType, List<String>> patterns = new EnumMap<>(EntityType.class);
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
    for (String line : WordList.read(NameStock.class, "patterns.txt")) {
      int colon = line.indexOf(": ");
      patterns
          .computeIfAbsent(EntityType.valueOf(line.substring(0, colon)), t -> new ArrayList<>())
          .add(line.substring(colon + 2));
    }
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
    } else if (form.length() >= SHORTEST_WORD && form.length() <= LONGEST_WORD) {
      if (tag.equals("ZNW:EKV:DE_") || tag.equals("ZNW:EKV:HET")) {
        nouns.add(capitalized(form));
      } else if (tag.equals("ZNW:MRV:DE_")) {
        pluralNouns.add(capitalized(form));
      }
    }
  }

  private void add(String list, String name) {
    lists.computeIfAbsent(list, l -> new ArrayList<>()).add(name);
    listOf.putIfAbsent(name, list);
  }

  /** A first name, one in five coined. */
  String firstName(SplittableRandom random) {
    return random.nextInt(5) == 0 ? coined(firstNames, random) : pick(firstNames, random);
  }

  /**
   * A surname as it stands behind a first name: one in four coined, some with particles or double.
   */
  String surname(SplittableRandom random) {
    return switch (random.nextInt(40)) {
      case 0 -> "van " + pick(places, random) + " tot " + pick(places, random);
      case 1 -> simpleSurname(random) + "-" + pick(plainSurnames, random);
      case 2 -> pick(plainSurnames, random) + " " + simpleSurname(random);
      default -> simpleSurname(random);
    };
  }

  private String simpleSurname(SplittableRandom random) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> pick(surnamesWithParticle, random);
      case 2 -> coined(plainSurnames, random);
      case 3 -> (random.nextInt(4) == 0 ? "van " : "") + coined(places, random);
      default -> pick(plainSurnames, random);
    };
  }

  /** A place of one word, one in four coined. */
  String place(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> coined(places, random);
      case 1 -> pick(places, random);
      default -> pick(lists.get("places"), random);
    };
  }

  /** An organisation of one word: known, coined, a plain word or somebody's surname. */
  String organization(SplittableRandom random) {
    return switch (random.nextInt(5)) {
      case 0 -> coined(organizations, random);
      case 1 -> coined(nouns, random);
      case 2 -> pick(nouns, random);
      case 3 -> pick(plainSurnames, random);
      default -> pick(organizations, random);
    };
  }

  /** A name of several words, made by a pattern. */
  String composed(EntityType type, SplittableRandom random) {
    return SLOT.matcher(pick(patterns.get(type), random))
        .replaceAll(slot -> Matcher.quoteReplacement(fill(slot.group(1), random)));
  }

  private String fill(String slot, SplittableRandom random) {
    return switch (slot) {
      case "surname" -> capitalized(simpleSurname(random));
      case "first" -> firstName(random);
      case "place" -> place(random);
      case "coined" -> coined(random.nextBoolean() ? places : nouns, random);
      case "word" -> pick(nouns, random);
      case "words" -> pick(pluralNouns, random);
      case "group" -> adjective(random);
      default -> throw new IllegalStateException("patterns.txt has an unknown slot " + slot);
    };
  }

  private String adjective(SplittableRandom random) {
    String name = pick(lists.get("groups"), random);
    while (!name.endsWith("se")) {
      name = pick(lists.get(random.nextBoolean() ? "groups" : "peoples"), random);
    }
    return name;
  }

  /**
   * A word that looks like the names of a list but is none of them: the begin of one and the end of
   * another, joined where a vowel meets a consonant.
   */
  private static String coined(List<String> names, SplittableRandom random) {
    String first = pick(names, random);
    String second = pick(names, random);
    int from = Math.min(first.length(), LEAST_OF_COINED + random.nextInt(3));
    int to = Math.max(0, second.length() - LEAST_OF_COINED - random.nextInt(4));
    while (to > 0 && isVowel(first, from - 1) == isVowel(second, to)) {
      to--;
    }
    return first.substring(0, from) + second.substring(to).toLowerCase(Locale.ROOT);
  }

  private static boolean isVowel(String word, int at) {
    return VOWELS.indexOf(Character.toLowerCase(word.charAt(at))) >= 0;
  }

  static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** Another name of the list that has the name, or null if none has it. */
  String ofSameList(String name, SplittableRandom random) {
    String list = listOf.get(name);
    return list == null ? null : pick(lists.get(list), random);
  }

  /** True if a list of events, laws or works has the name. */
  boolean isEventOrWork(String name) {
    String list = listOf.getOrDefault(name, "");
    return list.equals("events") || list.equals("laws") || list.equals("works");
  }

  /** A political party, by its short name. */
  String party(SplittableRandom random) {
    return pick(lists.get("parties"), random);
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
