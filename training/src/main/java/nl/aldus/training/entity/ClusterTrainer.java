package nl.aldus.training.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.aldus.extractor.mention.Clusters;

/**
 * Puts words that stand in the same company into classes: the exchange algorithm, which moves words
 * between classes as long as that makes the class bigrams of the text likelier. Deterministic.
 *
 * <p>Kneser and Ney: Improved clustering techniques for class-based statistical language modelling
 * (1993).
 */
final class ClusterTrainer {

  private static final int FINE = 200;
  private static final int COARSE = 32;
  private static final int ROUNDS = 8;
  private static final int LEAST_COUNT = 3;

  private final int classes;
  private final int[] counts;
  private final int[][] next;
  private final int[][] previous;
  private final int[] classOf;
  private final int[] classCounts;
  private final int[][] pairs;
  private final double[] xLogX;

  private ClusterTrainer(int classes, int[] counts, int[][] next, int[][] previous, int tokens) {
    this.classes = classes;
    this.counts = counts;
    this.next = next;
    this.previous = previous;
    this.classOf = new int[counts.length];
    this.classCounts = new int[classes];
    this.pairs = new int[classes][classes];
    this.xLogX = new double[tokens + 2];
    for (int i = 2; i < xLogX.length; i++) {
      xLogX[i] = i * StrictMath.log(i);
    }
  }

  /**
   * Makes classes.
   *
   * @param sentences tokens in lower case
   */
  static Clusters train(List<List<String>> sentences) {
    Map<String, Integer> frequency = new TreeMap<>();
    int tokens = 0;
    for (List<String> sentence : sentences) {
      tokens += sentence.size() + 1;
      for (String word : sentence) {
        frequency.merge(word, 1, Integer::sum);
      }
    }
    List<String> words = new ArrayList<>(frequency.keySet());
    words.removeIf(word -> frequency.get(word) < LEAST_COUNT);
    words.sort((a, b) -> Integer.compare(frequency.get(b), frequency.get(a)));
    Map<String, Integer> numbers = new HashMap<>();
    for (String word : words) {
      numbers.put(word, numbers.size() + 1);
    }
    int size = words.size() + 1;
    int[] counts = new int[size];
    List<List<Integer>> next = lists(size);
    List<List<Integer>> previous = lists(size);
    for (List<String> sentence : sentences) {
      int before = 0;
      for (int i = 0; i <= sentence.size(); i++) {
        int here = i < sentence.size() ? numbers.getOrDefault(sentence.get(i), 0) : 0;
        counts[here]++;
        next.get(before).add(here);
        previous.get(here).add(before);
        before = here;
      }
    }
    int[] fine = new ClusterTrainer(FINE, counts, arrays(next), arrays(previous), tokens).run();
    int[] coarse = new ClusterTrainer(COARSE, counts, arrays(next), arrays(previous), tokens).run();
    Map<String, Integer> result = new TreeMap<>();
    for (int w = 1; w < size; w++) {
      result.put(words.get(w - 1), (coarse[w] << 16) | fine[w]);
    }
    return Clusters.of(result);
  }

  private static List<List<Integer>> lists(int size) {
    List<List<Integer>> lists = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      lists.add(new ArrayList<>());
    }
    return lists;
  }

  private static int[][] arrays(List<List<Integer>> lists) {
    int[][] arrays = new int[lists.size()][];
    for (int i = 0; i < arrays.length; i++) {
      arrays[i] = lists.get(i).stream().mapToInt(n -> n).toArray();
    }
    return arrays;
  }

  /** Word 0 stands for rare words and the edges of sentences, and stays in class 0. */
  private int[] run() {
    for (int w = 1; w < counts.length; w++) {
      classOf[w] = 1 + (w - 1) % (classes - 1);
    }
    for (int w = 0; w < counts.length; w++) {
      classCounts[classOf[w]] += counts[w];
      for (int v : next[w]) {
        pairs[classOf[w]][classOf[v]]++;
      }
    }
    int[] after = new int[classes];
    int[] before = new int[classes];
    for (int round = 0; round < ROUNDS; round++) {
      boolean moved = false;
      for (int w = 1; w < counts.length; w++) {
        moved |= move(w, after, before);
      }
      if (!moved) {
        break;
      }
    }
    return classOf;
  }

  private boolean move(int word, int[] after, int[] before) {
    Arrays.fill(after, 0);
    Arrays.fill(before, 0);
    for (int v : next[word]) {
      if (v != word) {
        after[classOf[v]]++;
      }
    }
    for (int v : previous[word]) {
      if (v != word) {
        before[classOf[v]]++;
      }
    }
    int old = classOf[word];
    shift(word, old, after, before, -1);
    int[] afterClasses = nonZero(after);
    int[] beforeClasses = nonZero(before);
    int best = old;
    double bestGain = Double.NEGATIVE_INFINITY;
    for (int c = 1; c < classes; c++) {
      double gain = -2 * (xLogX[classCounts[c] + counts[word]] - xLogX[classCounts[c]]);
      for (int d : afterClasses) {
        gain += xLogX[pairs[c][d] + after[d]] - xLogX[pairs[c][d]];
      }
      for (int d : beforeClasses) {
        gain += xLogX[pairs[d][c] + before[d]] - xLogX[pairs[d][c]];
      }
      if (gain > bestGain + 1e-9) {
        bestGain = gain;
        best = c;
      }
    }
    shift(word, best, after, before, 1);
    classOf[word] = best;
    return best != old;
  }

  private static int[] nonZero(int[] values) {
    int[] places = new int[values.length];
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0) {
        places[n++] = i;
      }
    }
    return Arrays.copyOf(places, n);
  }

  private void shift(int word, int c, int[] after, int[] before, int sign) {
    classCounts[c] += sign * counts[word];
    for (int d = 0; d < classes; d++) {
      pairs[c][d] += sign * after[d];
      pairs[d][c] += sign * before[d];
    }
  }
}
