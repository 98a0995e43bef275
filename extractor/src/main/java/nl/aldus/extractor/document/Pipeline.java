package nl.aldus.extractor.document;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Stages in an order in which each finds what it needs. Immutable and thread-safe. */
public final class Pipeline {

  private final List<Stage> stages;

  /**
   * @throws IllegalArgumentException if a stage stands before one that adds what it needs
   */
  public Pipeline(List<Stage> stages) {
    this.stages = List.copyOf(stages);
    Set<Layer> there = EnumSet.noneOf(Layer.class);
    for (Stage stage : stages) {
      for (Layer needed : stage.needs()) {
        if (!there.contains(needed)) {
          throw new IllegalArgumentException(
              "stage '" + stage.name() + "' needs " + needed + ", which no stage before it adds");
        }
      }
      there.addAll(stage.adds());
    }
  }

  public List<Stage> stages() {
    return stages;
  }

  /**
   * Runs every stage on the document.
   *
   * @param timer told the nanoseconds that each stage took
   * @throws StageException naming the stage that failed
   */
  public void annotate(Document document, Timer timer) {
    for (Stage stage : stages) {
      long start = System.nanoTime();
      try {
        stage.annotate(document);
      } catch (RuntimeException e) {
        throw new StageException(stage.name(), e);
      }
      timer.took(stage.name(), System.nanoTime() - start);
    }
  }

  /** Told how long each stage took. Must be thread-safe if the extractor is shared. */
  @FunctionalInterface
  public interface Timer {

    Timer NONE = (stage, nanos) -> {};

    void took(String stage, long nanos);
  }
}
