package nl.aldus.training.quote;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.aldus.extractor.quote.speech.LinearModel;

/**
 * Trains log-linear models by full-batch gradient ascent with per-weight step sizes (AdaGrad) and
 * an L2 penalty. Deterministic.
 */
final class LogLinear {

  private static final int ROUNDS = 150;
  private static final double STEP = 0.3;

  private LogLinear() {}

  /**
   * A decision to learn: one of several alternatives, each with its features. For a classifier the
   * alternatives are the classes and share their features.
   *
   * @param alternatives features of each alternative
   * @param right index of the right one
   */
  record Choice(List<List<String>> alternatives, int right) {}

  /** Learns to choose among alternatives by one weight per feature. */
  static Map<String, double[]> rank(List<Choice> choices, double penalty) {
    return train(choices, 1, penalty, true);
  }

  /** Learns to classify by one weight per feature and class. */
  static Map<String, double[]> classify(List<Choice> choices, int classes, double penalty) {
    return train(choices, classes, penalty, false);
  }

  private static Map<String, double[]> train(
      List<Choice> choices, int classes, double penalty, boolean rank) {
    Map<String, double[]> weights = new TreeMap<>();
    Map<String, double[]> squares = new TreeMap<>();
    for (Choice choice : choices) {
      for (List<String> features : choice.alternatives()) {
        for (String feature : features) {
          weights.computeIfAbsent(feature, key -> new double[classes]);
          squares.computeIfAbsent(feature, key -> filled(classes));
        }
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, double[]> gradient = new TreeMap<>();
      for (Choice choice : choices) {
        step(choice, weights, gradient, classes, rank);
      }
      for (Map.Entry<String, double[]> entry : weights.entrySet()) {
        double[] row = entry.getValue();
        double[] slope = gradient.getOrDefault(entry.getKey(), new double[classes]);
        double[] square = squares.get(entry.getKey());
        for (int k = 0; k < classes; k++) {
          double g = slope[k] - penalty * row[k];
          square[k] += g * g;
          row[k] += STEP * g / Math.sqrt(square[k]);
        }
      }
    }
    return weights;
  }

  private static double[] filled(int classes) {
    double[] row = new double[classes];
    Arrays.fill(row, 1e-6);
    return row;
  }

  private static void step(
      Choice choice,
      Map<String, double[]> weights,
      Map<String, double[]> gradient,
      int classes,
      boolean rank) {
    int count = choice.alternatives().size();
    double[] scores = new double[count];
    for (int i = 0; i < count; i++) {
      for (String feature : choice.alternatives().get(i)) {
        scores[i] += weights.get(feature)[rank ? 0 : i];
      }
    }
    double[] odds = LinearModel.softmax(scores);
    for (int i = 0; i < count; i++) {
      double error = (i == choice.right() ? 1 : 0) - odds[i];
      for (String feature : choice.alternatives().get(i)) {
        gradient.computeIfAbsent(feature, key -> new double[classes])[rank ? 0 : i] += error;
      }
    }
  }
}
