package nl.aldus.extractor.quote.speech;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.aldus.extractor.lexicon.WordList;

/**
 * A log-linear model whose features have names that people can read. The file is a line a feature:
 * its name, a tab, and one weight per class. Immutable and thread-safe.
 */
public final class LinearModel {

  private final Map<String, double[]> weights;
  private final int classes;

  /**
   * @param weights one weight per class for each feature
   * @param classes how many classes
   */
  public LinearModel(Map<String, double[]> weights, int classes) {
    // A hash map finds a name faster than the immutable maps do.
    this.weights = new HashMap<>(weights);
    this.classes = classes;
  }

  /**
   * Reads a model from a resource beside a class.
   *
   * @throws IllegalStateException if it is missing or a line has another number of weights
   */
  static LinearModel read(Class<?> beside, String name, int classes) {
    Map<String, double[]> weights = new HashMap<>();
    for (String line : WordList.read(beside, name)) {
      String[] columns = line.split("\t");
      if (columns.length != classes + 1) {
        throw new IllegalStateException(name + ": not " + classes + " weights in '" + line + "'");
      }
      double[] row = new double[classes];
      for (int k = 0; k < classes; k++) {
        row[k] = Double.parseDouble(columns[k + 1]);
      }
      weights.put(columns[0], row);
    }
    return new LinearModel(weights, classes);
  }

  /** Sum of the weights that the features have for a class. */
  public double score(Collection<String> features, int k) {
    double sum = 0;
    for (String feature : features) {
      double[] row = weights.get(feature);
      sum += row == null ? 0 : row[k];
    }
    return sum;
  }

  /** Probability of each class. */
  public double[] probabilities(Collection<String> features) {
    double[] scores = new double[classes];
    for (int k = 0; k < classes; k++) {
      scores[k] = score(features, k);
    }
    return softmax(scores);
  }

  /** Turns scores into probabilities that add up to one. */
  public static double[] softmax(double[] scores) {
    double max = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      max = Math.max(max, score);
    }
    double sum = 0;
    double[] probabilities = new double[scores.length];
    for (int k = 0; k < scores.length; k++) {
      probabilities[k] = Math.exp(scores[k] - max);
      sum += probabilities[k];
    }
    for (int k = 0; k < scores.length; k++) {
      probabilities[k] /= sum;
    }
    return probabilities;
  }

  /** The features that speak most for a class against the mean of all, strongest first. */
  List<String> reasons(Collection<String> features, int k, int most) {
    Map<Double, String> strongest = new TreeMap<>();
    for (String feature : features) {
      double[] row = weights.get(feature);
      if (row != null) {
        double mean = 0;
        for (double weight : row) {
          mean += weight / classes;
        }
        double lead = classes == 1 ? row[k] : row[k] - mean;
        if (lead > 0) {
          strongest.put(-lead, feature);
        }
      }
    }
    List<String> reasons = new ArrayList<>(strongest.values());
    return List.copyOf(reasons.subList(0, Math.min(most, reasons.size())));
  }
}
