package nl.aldus.extractor.mention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import nl.aldus.extractor.annotation.EntityType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds the chain against a count of all labellings of short sentences. */
class ChainTest {

  private static final int N = Labels.COUNT;
  private static final int LENGTH = 4;

  private final float[] transitions = new float[N * N];
  private final float[] scores = new float[LENGTH * N];
  private Chain chain;

  @BeforeEach
  void fill() {
    Random random = new Random(5);
    for (int i = 0; i < transitions.length; i++) {
      transitions[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (float) random.nextGaussian() * 2;
    }
    chain = new Chain(transitions);
    chain.run(scores, LENGTH);
  }

  @Test
  void sumsOverAllLabellings() {
    assertThat(chain.logPartition()).isCloseTo(Math.log(total(labels -> true)), within(1e-6));
  }

  @Test
  void givesMarginalsOfLabelsAndPairs() {
    double all = total(labels -> true);

    assertThat(chain.marginal(2, 3)).isCloseTo(total(l -> l[2] == 3) / all, within(1e-6));
    assertThat(chain.marginal(1, 3, 4))
        .isCloseTo(total(l -> l[1] == 3 && l[2] == 4) / all, within(1e-6));
  }

  @Test
  void givesProbabilityOfAWholeMention() {
    int begin = Labels.begin(EntityType.PERSON);
    int inside = Labels.inside(EntityType.PERSON);
    double all = total(labels -> true);

    assertThat(chain.mention(1, 3, begin))
        .isCloseTo(
            total(l -> l[1] == begin && l[2] == inside && l[3] != inside) / all, within(1e-6));
    assertThat(chain.mention(3, 4, begin)).isCloseTo(total(l -> l[3] == begin) / all, within(1e-6));
  }

  @Test
  void findsTheBestLabelling() {
    int[] best = chain.best();
    double value = score(best);

    assertThat(total(labels -> Math.log(score(labels)) > Math.log(value) + 1e-6)).isZero();
  }

  private interface Condition {
    boolean holds(int[] labels);
  }

  private double total(Condition condition) {
    double sum = 0;
    int[] labels = new int[LENGTH];
    for (int code = 0; code < Math.pow(N, LENGTH); code++) {
      int rest = code;
      for (int i = 0; i < LENGTH; i++) {
        labels[i] = rest % N;
        rest /= N;
      }
      if (condition.holds(labels)) {
        sum += score(labels);
      }
    }
    return sum;
  }

  /** Weight of a labelling; 0 if the scheme forbids it. */
  private double score(int[] labels) {
    double sum = 0;
    int before = Labels.OUTSIDE;
    for (int i = 0; i < LENGTH; i++) {
      if (!Labels.mayFollow(before, labels[i])) {
        return 0;
      }
      sum += transitions[before * N + labels[i]] + scores[i * N + labels[i]];
      before = labels[i];
    }
    return Math.exp(sum);
  }
}
