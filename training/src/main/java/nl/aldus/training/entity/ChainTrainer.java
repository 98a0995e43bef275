package nl.aldus.training.entity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import nl.aldus.extractor.mention.Chain;
import nl.aldus.extractor.mention.Labels;
import nl.aldus.extractor.mention.Weights;

/**
 * Fits a linear chain to examples: maximum likelihood by stochastic gradients with step sizes of
 * AdaGrad, features dropped at random, weights averaged over all steps after the first passes.
 * Deterministic: the same examples and settings give the same weights on every machine.
 */
final class ChainTrainer {

  private static final int N = Labels.COUNT;
  private static final double EPSILON = 1e-3;
  private static final long SEEDS_APART = 1_000_003;

  private final Settings settings;
  private final List<Example> examples;
  private final FeatureIndex index;
  private final int[][][] numbered;
  private final float[] weights;
  private final float[] squares;
  private final double[] drift;
  private final float[] transitions = new float[N * N];
  private final float[] transitionSquares = new float[N * N];
  private final double[] transitionDrift = new double[N * N];
  private final float[] meanWeights;
  private final float[] meanTransitions = new float[N * N];
  private final double[] gradient = new double[N];
  private long step;

  /**
   * How to train.
   *
   * @param epochs passes over the examples
   * @param rate step size
   * @param dropout share of features left out at each step
   * @param leastCount features of fewer tokens are left out
   * @param least weights that stay below this magnitude are left out
   * @param runs how many times to train, each with other randomness; the weights are the mean of
   *     all
   * @param seed seed of all randomness
   */
  record Settings(
      int epochs, double rate, double dropout, int leastCount, float least, int runs, long seed) {}

  /**
   * What was learnt.
   *
   * @param weights weights of features
   * @param transitions scores of transitions
   */
  record Fit(Weights weights, float[] transitions) {}

  private ChainTrainer(List<Example> examples, Settings settings) {
    this.examples = examples;
    this.settings = settings;
    this.index = new FeatureIndex(examples, settings.leastCount());
    this.weights = new float[index.size() * N];
    this.squares = new float[index.size() * N];
    this.drift = new double[index.size() * N];
    this.meanWeights = new float[index.size() * N];
    this.numbered = new int[examples.size()][][];
    for (int e = 0; e < numbered.length; e++) {
      int[][] features = examples.get(e).features();
      numbered[e] = new int[features.length][];
      for (int i = 0; i < features.length; i++) {
        numbered[e][i] = number(features[i]);
      }
    }
  }

  private int[] number(int[] features) {
    int[] numbers = new int[features.length];
    int n = 0;
    for (int feature : features) {
      int number = index.of(feature);
      if (number >= 0) {
        numbers[n++] = number;
      }
    }
    return Arrays.copyOf(numbers, n);
  }

  static Fit train(List<Example> examples, Settings settings) {
    ChainTrainer trainer = new ChainTrainer(examples, settings);
    for (int run = 0; run < settings.runs(); run++) {
      trainer.run(new SplittableRandom(settings.seed() + run * SEEDS_APART));
    }
    return trainer.fit();
  }

  private void run(SplittableRandom random) {
    Arrays.fill(weights, 0);
    Arrays.fill(squares, 0);
    Arrays.fill(drift, 0);
    Arrays.fill(transitions, 0);
    Arrays.fill(transitionSquares, 0);
    Arrays.fill(transitionDrift, 0);
    step = 0;
    int[] order = new int[examples.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    Chain chain = new Chain(transitions);
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      for (int i = order.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swap = order[i];
        order[i] = order[j];
        order[j] = swap;
      }
      for (int e : order) {
        if (examples.get(e).labels().length > 0) {
          learn(chain, examples.get(e), numbered[e], random);
          step++;
        }
      }
    }
    addMean(weights, drift, meanWeights);
    addMean(transitions, transitionDrift, meanTransitions);
  }

  /** The average over all steps: a change made at step s has stood for all steps after s. */
  private void addMean(float[] values, double[] drifts, float[] means) {
    for (int i = 0; i < values.length; i++) {
      means[i] += (float) ((values[i] - drifts[i] / step) / settings.runs());
    }
  }

  private void learn(Chain chain, Example example, int[][] features, SplittableRandom random) {
    int[] labels = example.labels();
    int[][] kept = new int[features.length][];
    float scale = (float) (1 / (1 - settings.dropout()));
    float[] scores = new float[labels.length * N];
    if (example.base().length > 0) {
      System.arraycopy(example.base(), 0, scores, 0, scores.length);
    }
    for (int i = 0; i < labels.length; i++) {
      kept[i] = drop(features[i], random);
      for (int feature : kept[i]) {
        for (int l = 0; l < N; l++) {
          scores[i * N + l] += weights[feature * N + l] * scale;
        }
      }
    }
    chain.transitions(transitions);
    chain.run(scores, labels.length);
    for (int i = 0; i < labels.length; i++) {
      boolean wrong = false;
      for (int l = 0; l < N; l++) {
        gradient[l] = (labels[i] == l ? 1 : 0) - chain.marginal(i, l);
        wrong |= Math.abs(gradient[l]) > EPSILON;
      }
      if (wrong) {
        update(kept[i], scale);
      }
    }
    updateTransitions(chain, labels);
  }

  private int[] drop(int[] features, SplittableRandom random) {
    if (settings.dropout() == 0) {
      return features;
    }
    int limit = (int) (settings.dropout() * 256);
    int[] kept = new int[features.length];
    int n = 0;
    long bits = 0;
    for (int k = 0; k < features.length; k++) {
      if ((k & 7) == 0) {
        bits = random.nextLong();
      }
      if ((bits & 0xFF) >= limit) {
        kept[n++] = features[k];
      }
      bits >>>= 8;
    }
    return Arrays.copyOf(kept, n);
  }

  private void update(int[] features, float scale) {
    for (int feature : features) {
      int row = feature * N;
      for (int l = 0; l < N; l++) {
        if (Math.abs(gradient[l]) > EPSILON / 4) {
          double g = gradient[l] * scale;
          squares[row + l] += (float) (g * g);
          double change = settings.rate() * g / Math.sqrt(squares[row + l] + 1e-2);
          weights[row + l] += (float) change;
          drift[row + l] += change * step;
        }
      }
    }
  }

  private void updateTransitions(Chain chain, int[] labels) {
    for (int a = 0; a < N; a++) {
      for (int b = 0; b < N; b++) {
        if (!Labels.mayFollow(a, b)) {
          continue;
        }
        double g = a == Labels.OUTSIDE ? (labels[0] == b ? 1 : 0) - chain.marginal(0, b) : 0;
        for (int i = 0; i + 1 < labels.length; i++) {
          g += (labels[i] == a && labels[i + 1] == b ? 1 : 0) - chain.marginal(i, a, b);
        }
        if (Math.abs(g) > EPSILON) {
          int at = a * N + b;
          transitionSquares[at] += (float) (g * g);
          double change = settings.rate() * g / Math.sqrt(transitionSquares[at] + 1e-2);
          transitions[at] += (float) change;
          transitionDrift[at] += change * step;
        }
      }
    }
  }

  private Fit fit() {
    Map<Integer, float[]> rows = new HashMap<>();
    for (int feature = 0; feature < index.size(); feature++) {
      rows.put(
          index.feature(feature), Arrays.copyOfRange(meanWeights, feature * N, (feature + 1) * N));
    }
    return new Fit(Weights.of(rows, settings.least()), meanTransitions);
  }

  /** Mean logarithm of the probability of the right labels, per token. */
  static double likelihood(List<Example> examples, float[] transitions, float temperature) {
    Chain chain = new Chain(transitions);
    double sum = 0;
    long tokens = 0;
    for (Example example : examples) {
      int[] labels = example.labels();
      if (labels.length == 0) {
        continue;
      }
      float[] scores = new float[example.base().length];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = example.base()[i] * temperature;
      }
      chain.run(scores, labels.length);
      double path = -chain.logPartition();
      int before = Labels.OUTSIDE;
      for (int i = 0; i < labels.length; i++) {
        path += scores[i * N + labels[i]] + transitions[before * N + labels[i]];
        before = labels[i];
      }
      sum += path;
      tokens += labels.length;
    }
    return sum / tokens;
  }
}
