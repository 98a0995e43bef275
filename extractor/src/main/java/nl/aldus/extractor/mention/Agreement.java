package nl.aldus.extractor.mention;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Mention;

/**
 * Gives mentions of one article that are written alike one type: the one that all of them together
 * make likeliest. An article hardly ever uses one name for two kinds of thing, and readers of the
 * result expect one entity.
 */
final class Agreement {

  private static final EntityType[] TYPES = EntityType.values();

  private Agreement() {}

  static List<Mention> of(List<Mention> mentions) {
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

  private static Mention as(Mention mention, EntityType type) {
    return new Mention(
        mention.begin(),
        mention.end(),
        mention.text(),
        mention.sentence(),
        type,
        mention.confidence());
  }
}
