package nl.aldus.extractor.mention;

import nl.aldus.extractor.annotation.EntityType;

/** What a token can be: outside all mentions, or the begin or the inside of one of some type. */
public final class Labels {

  /** Outside all mentions. */
  public static final int OUTSIDE = 0;

  private static final EntityType[] TYPES = EntityType.values();

  /** How many labels there are; they are numbered from 0. */
  public static final int COUNT = 1 + 2 * TYPES.length;

  private Labels() {}

  /** Label of the first token of a mention. */
  public static int begin(EntityType type) {
    return 1 + 2 * type.ordinal();
  }

  /** Label of every further token of a mention. */
  public static int inside(EntityType type) {
    return 2 + 2 * type.ordinal();
  }

  static boolean isBegin(int label) {
    return (label & 1) == 1;
  }

  /** Type of the mention of a label other than {@link #OUTSIDE}. */
  static EntityType type(int label) {
    return TYPES[(label - 1) / 2];
  }

  /** True if a token may bear the label after one that bears the label before. */
  public static boolean mayFollow(int before, int label) {
    boolean inside = label != OUTSIDE && !isBegin(label);
    return !inside || before == label || before == label - 1;
  }
}
