package nl.aldus.enricher.lag;

/**
 * What the last readings of a partition say, by the rules of Burrow's evaluator. In the order of
 * concern, so that the worst of several is the greatest.
 */
public enum LagStatus {
  /** Caught up at some time in the window, or catching up. */
  OK,
  /** Commits go on, but the lag has not shrunk once in the window. */
  WARN,
  /** Nothing was committed in the window although records wait, and the group has no members. */
  STOP,
  /** Nothing was committed in the window although records wait and the group has members. */
  STALL,
  /** The committed offset went back. */
  REWIND
}
