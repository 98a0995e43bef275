package nl.aldus.training.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.training.corpus.AnnotatedArticle;
import nl.aldus.training.corpus.AnnotatedMention;

/**
 * Makes a second article out of one by putting other names of the same kind in the place of its
 * names, the same one for the same throughout, so that the tagger learns the kinds and not just the
 * names. Deterministic.
 */
final class NameSwap {

  private static final String CONSONANTS = "BCDFGKLMNPRSTVW";
  private static final String VOWELS = "AEIOU";

  private final NameStock stock;
  private final SplittableRandom random;
  private final Map<String, String> swapped = new HashMap<>();

  private NameSwap(NameStock stock, long seed) {
    this.stock = stock;
    this.random = new SplittableRandom(seed);
  }

  static AnnotatedArticle of(AnnotatedArticle article, NameStock stock, long seed) {
    return new NameSwap(stock, seed).swap(article);
  }

  private AnnotatedArticle swap(AnnotatedArticle article) {
    int[] text = article.article().text().codePoints().toArray();
    StringBuilder result = new StringBuilder();
    List<AnnotatedMention> mentions = new ArrayList<>();
    int at = 0;
    int length = 0;
    for (AnnotatedMention mention : article.mentions()) {
      if (mention.begin() < at) {
        continue;
      }
      result.append(new String(text, at, mention.begin() - at));
      length += mention.begin() - at;
      String name = new String(text, mention.begin(), mention.end() - mention.begin());
      String other = other(mention.type(), name);
      result.append(other);
      int end = length + other.codePointCount(0, other.length());
      mentions.add(new AnnotatedMention(length, end, mention.type()));
      length = end;
      at = mention.end();
    }
    result.append(new String(text, at, text.length - at));
    Article original = article.article();
    return new AnnotatedArticle(
        new Article(original.id(), null, result.toString(), original.published()),
        List.of(),
        mentions);
  }

  private String other(EntityType type, String name) {
    if (name.length() > 4 && name.equals(name.toUpperCase(Locale.ROOT))) {
      return name;
    }
    if (type == EntityType.PERSON) {
      return person(name);
    }
    String key = type + name;
    String known = swapped.get(key);
    if (known == null) {
      known =
          switch (type) {
            case ORGANIZATION -> organization(name);
            case LOCATION -> name.indexOf(' ') < 0 && name.length() > 3 ? place(name) : name;
            default -> orElse(stock.people(name, random), name);
          };
      swapped.put(key, known);
    }
    return known;
  }

  private String place(String name) {
    return random.nextInt(3) == 0 ? name : stock.place(random);
  }

  private String organization(String name) {
    String alike = stock.ofSameList(name, random);
    if (alike != null) {
      return alike;
    }
    if (name.indexOf(' ') >= 0) {
      return name;
    }
    return switch (random.nextInt(3)) {
      case 0 -> stock.organization(random);
      case 1 -> abbreviation();
      default -> name;
    };
  }

  private String abbreviation() {
    StringBuilder letters = new StringBuilder();
    int length = 2 + random.nextInt(4);
    for (int i = 0; i < length; i++) {
      String from = random.nextInt(3) == 0 ? VOWELS : CONSONANTS;
      letters.append(from.charAt(random.nextInt(from.length())));
    }
    return letters.toString();
  }

  private String person(String name) {
    int space = name.indexOf(' ');
    boolean standsAlone = space < 0 || startsWithParticle(name);
    if (standsAlone) {
      return capitalized(surname(name));
    }
    String first = name.substring(0, space);
    String newFirst =
        swapped.computeIfAbsent(
            "first " + first, key -> first.contains(".") ? first : stock.firstName(random));
    return newFirst + " " + surname(name.substring(space + 1));
  }

  private String surname(String name) {
    String key = "last " + name.toLowerCase(Locale.ROOT);
    if (!swapped.containsKey(key) && name.endsWith("s")) {
      String base = swapped.get(key.substring(0, key.length() - 1));
      if (base != null) {
        return base + "s";
      }
    }
    return swapped.computeIfAbsent(key, k -> stock.surname(random));
  }

  private static boolean startsWithParticle(String name) {
    return name.startsWith("Van ") || name.startsWith("De ") || name.startsWith("Den ");
  }

  private static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String orElse(String name, String other) {
    return name == null ? other : name;
  }
}
