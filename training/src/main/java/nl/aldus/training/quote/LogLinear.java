package nl.aldus.training.quote;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
    Map<String, Integer> numbers = new HashMap<>();
    List<Numbered> numbered = new ArrayList<>();
    for (Choice choice : choices) {
      numbered.add(number(choice, numbers));
    }
    double[][] weights = new double[numbers.size()][classes];
    double[][] squares = new double[numbers.size()][classes];
    double[][] slopes = new double[numbers.size()][classes];
    for (double[] row : squares) {
      Arrays.fill(row, 1e-6);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (double[] row : slopes) {
        Arrays.fill(row, 0);
      }
      for (Numbered choice : numbered) {
        step(choice, weights, slopes, rank);
      }
      for (int feature = 0; feature < weights.length; feature++) {
        for (int k = 0; k < classes; k++) {
          double slope = slopes[feature][k] - penalty * weights[feature][k];
          squares[feature][k] += slope * slope;
          weights[feature][k] += STEP * slope / Math.sqrt(squares[feature][k]);
        }
      }
    }
    Map<String, double[]> named = new TreeMap<>();
    numbers.forEach((name, feature) -> named.put(name, weights[feature]));
    return named;
  }

  /** A choice with numbers for the names of its features. */
  private record Numbered(int[][] alternatives, int right) {}

  private static Numbered number(Choice choice, Map<String, Integer> numbers) {
    int[][] alternatives = new int[choice.alternatives().size()][];
    for (int i = 0; i < alternatives.length; i++) {
      List<String> features = choice.alternatives().get(i);
      alternatives[i] = new int[features.size()];
      for (int f = 0; f < alternatives[i].length; f++) {
        Integer known = numbers.putIfAbsent(features.get(f), numbers.size());
        alternatives[i][f] = known == null ? numbers.size() - 1 : known;
      }
    }
    return new Numbered(alternatives, choice.right());
  }

  private static void step(Numbered choice, double[][] weights, double[][] slopes, boolean rank) {
    double[] scores = new double[choice.alternatives.length];
    for (int i = 0; i < scores.length; i++) {
      for (int feature : choice.alternatives[i]) {
        scores[i] += weights[feature][rank ? 0 : i];
      }
    }
    double[] odds = LinearModel.softmax(scores);
    for (int i = 0; i < scores.length; i++) {
      double error = (i == choice.right ? 1 : 0) - odds[i];
      for (int feature : choice.alternatives[i]) {
        slopes[feature][rank ? 0 : i] += error;
      }
    }
  }
}
