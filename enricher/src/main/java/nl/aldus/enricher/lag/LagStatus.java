package nl.aldus.enricher.lag;

/**
 * What the last readings of a partition say, by the rules of Burrow's evaluator. In the order of
 * concern, so that the worst of several is the greatest.
 */
public enum LagStatus {
  /** Caught up at some time in the window, or catching up. */
  OK(0),
  /**
   * Commits go on, but the lag has not shrunk once in the window; or they go on elsewhere, and the
   * partition waits for its turn.
   */
  WARN(1),
  /** Nothing was committed in the window although records wait, and the group has no members. */
  STOP(2),
  /**
   * Nothing was committed in the window although records wait and the group has members, nor on any
   * other partition of the one that reads it.
   */
  STALL(3),
  /** The committed offset went back. */
  REWIND(4);

  private final int level;

  LagStatus(int level) {
    this.level = level;
  }

  /** The figure that stands for it in metrics; the greater, the greater the concern. */
  public int level() {
    return level;
  }
}
