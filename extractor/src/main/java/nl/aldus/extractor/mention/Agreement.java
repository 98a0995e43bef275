package nl.aldus.extractor.mention;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Mention;
import nl.aldus.extractor.document.Document;

/**
 * Gives mentions of one article that are written alike one type: the one that all of them together
 * make likeliest. An article hardly ever uses one name for two kinds of thing, and readers of the
 * result expect one entity.
 */
final class Agreement {

  private static final EntityType[] TYPES = EntityType.values();

  private Agreement() {}

  static List<Mention> of(Document document, List<Mention> found) {
    List<Mention> mentions = bracketed(document, found);
    Map<String, double[]> votes = new HashMap<>();
    for (Mention mention : mentions) {
      double[] types = votes.computeIfAbsent(mention.text(), t -> new double[TYPES.length]);
      types[mention.type().ordinal()] += mention.confidence();
    }
    List<Mention> agreed = new ArrayList<>(mentions.size());
    for (Mention mention : mentions) {
      double[] types = votes.get(mention.text());
      int best = mention.type().ordinal();
      for (int type = 0; type < types.length; type++) {
        best = types[type] > types[best] ? type : best;
      }
      agreed.add(best == mention.type().ordinal() ? mention : as(mention, TYPES[best]));
    }
    return agreed;
  }

  /** An abbreviation in brackets behind a longer name is of the type of that name. */
  private static List<Mention> bracketed(Document document, List<Mention> mentions) {
    List<Mention> result = new ArrayList<>(mentions);
    for (int i = 1; i < result.size(); i++) {
      Mention name = result.get(i - 1);
      Mention brief = result.get(i);
      boolean brackets =
          brief.begin() == name.end() + 2
              && document.at(brief.begin() - 1) == '('
              && document.at(brief.end()) == ')';
      if (brackets && brief.type() != name.type() && abbreviates(brief.text(), name.text())) {
        result.set(i, as(brief, name.type(), Math.max(brief.confidence(), name.confidence())));
      }
    }
    return result;
  }

  /** True if the name has several words and one for each letter, in their order. */
  private static boolean abbreviates(String brief, String name) {
    int letter = 0;
    String letters = brief.toLowerCase(Locale.ROOT);
    String[] words = name.toLowerCase(Locale.ROOT).split("[ -]+");
    for (String word : words) {
      if (letter < letters.length() && word.startsWith(letters.substring(letter, letter + 1))) {
        letter++;
      }
    }
    return letters.length() > 1 && letter == letters.length() && words.length > 1;
  }

  private static Mention as(Mention mention, EntityType type) {
    return as(mention, type, mention.confidence());
  }

  private static Mention as(Mention mention, EntityType type, double confidence) {
    return new Mention(
        mention.begin(), mention.end(), mention.text(), mention.sentence(), type, confidence);
  }
}
