package nl.aldus.training.entity;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.aldus.extractor.annotation.EntityType;
import nl.aldus.extractor.annotation.Mention;
import nl.aldus.training.corpus.AnnotatedMention;

/** Counts mentions that are right to the character, type by type. */
public final class MentionScore {

  private final Map<EntityType, int[]> counts = new EnumMap<>(EntityType.class);

  public MentionScore() {
    for (EntityType type : EntityType.values()) {
      counts.put(type, new int[3]);
    }
  }

  /** Adds one article. */
  public void add(List<AnnotatedMention> gold, List<Mention> said) {
    Set<AnnotatedMention> right = new HashSet<>(gold);
    for (AnnotatedMention mention : right) {
      counts.get(mention.type())[1]++;
    }
    for (Mention mention : said) {
      int[] count = counts.get(mention.type());
      count[2]++;
      if (right.contains(new AnnotatedMention(mention.begin(), mention.end(), mention.type()))) {
        count[0]++;
      }
    }
  }

  /** F1 of one type. */
  public double f1(EntityType type) {
    return f1(counts.get(type));
  }

  /** F1 of all types together. */
  public double f1() {
    int[] all = new int[3];
    for (int[] count : counts.values()) {
      for (int i = 0; i < all.length; i++) {
        all[i] += count[i];
      }
    }
    return f1(all);
  }

  private static double f1(int[] count) {
    int sum = count[1] + count[2];
    return sum == 0 ? 0 : 2.0 * count[0] / sum;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "F1 %.4f", f1()));
    for (EntityType type : EntityType.values()) {
      text.append(String.format(Locale.ROOT, ", %s %.4f", type, f1(type)));
    }
    return text.toString();
  }
}
