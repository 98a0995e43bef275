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

  /** One copy in so many loses its paragraphs, as in the archives of newspapers. */
  private static final int FLAT = 5;

  private static final String CONSONANTS = "BCDFGKLMNPRSTVW";
  private static final String VOWELS = "AEIOU";

  private final NameStock stock;
  private final SplittableRandom random;
  private final boolean flat;
  private final Map<String, String> swapped = new HashMap<>();

  private NameSwap(NameStock stock, long seed) {
    this.stock = stock;
    this.random = new SplittableRandom(seed);
    this.flat = random.nextInt(FLAT) == 0;
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
      String between = between(text, at, mention.begin());
      result.append(between);
      length += between.codePointCount(0, between.length());
      String name = new String(text, mention.begin(), mention.end() - mention.begin());
      String other = other(mention.type(), name);
      result.append(other);
      int end = length + other.codePointCount(0, other.length());
      mentions.add(new AnnotatedMention(length, end, mention.type()));
      length = end;
      at = mention.end();
    }
    result.append(between(text, at, text.length));
    Article original = article.article();
    return new AnnotatedArticle(
        new Article(original.id(), null, result.toString(), original.published()),
        List.of(),
        mentions);
  }

  private String between(int[] text, int begin, int end) {
    String between = new String(text, begin, end - begin);
    return flat ? between.replace("\n\n", " ") : between;
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
            case LOCATION -> place(name);
            default -> other(name);
          };
      swapped.put(key, known);
    }
    return known;
  }

  private String place(String name) {
    if (name.indexOf(' ') >= 0) {
      return random.nextInt(4) == 0 ? stock.composed(EntityType.LOCATION, random) : name;
    }
    return name.length() <= 3 || random.nextInt(3) == 0 ? name : stock.place(random);
  }

  private String organization(String name) {
    String alike = stock.ofSameList(name, random);
    if (alike != null && random.nextInt(3) > 0) {
      return alike;
    }
    if (name.indexOf(' ') >= 0) {
      return random.nextBoolean() ? stock.composed(EntityType.ORGANIZATION, random) : name;
    }
    return switch (random.nextInt(4)) {
      case 0, 1 -> stock.organization(random);
      case 2 -> abbreviation();
      default -> name;
    };
  }

  private String other(String name) {
    if (name.endsWith("'er") || name.endsWith("'ers")) {
      String party = stock.party(random);
      boolean fits = party.indexOf(' ') < 0 && party.equals(party.toUpperCase(Locale.ROOT));
      return fits ? party + name.substring(name.lastIndexOf('\'')) : name;
    }
    if (name.indexOf(' ') >= 0 && stock.isEventOrWork(name)) {
      return random.nextInt(3) == 0 ? stock.composed(EntityType.MISC, random) : name;
    }
    String people = stock.people(name, random);
    return people == null ? name : people;
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
      return NameStock.capitalized(surname(name));
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
}
