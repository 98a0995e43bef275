package nl.aldus.extractor.mention;

import java.util.Arrays;

/**
 * What the first pass made of all other occurrences of a form in the article, as features of the
 * second pass. A surname that stands in a full name once is a surname wherever it stands alone.
 */
final class Evidence {

  /** No token has more features of evidence than this. */
  static final int MOST_FEATURES = 12;

  private static final int N = Labels.COUNT;
  private static final double STEPS = 5;
  private static final int MOST_OTHERS = 3;

  private final View view;
  private final float[] marginals;
  private final double[] sums;
  private final int[] counts;

  /**
   * @param marginals probability of label l at token i of the document at {@code i * COUNT + l}
   */
  Evidence(View view, float[] marginals, int tokens) {
    this.view = view;
    this.marginals = marginals;
    this.sums = new double[view.forms() * N];
    this.counts = new int[view.forms()];
    for (int i = 0; i < tokens; i++) {
      if (matters(i)) {
        int number = view.number(i);
        counts[number]++;
        for (int l = 0; l < N; l++) {
          sums[number * N + l] += marginals[i * N + l];
        }
      }
    }
  }

  private boolean matters(int i) {
    return view.form(i).capital();
  }

  /**
   * Hashed features of token i.
   *
   * @return how many were written
   */
  int features(int i, int[] out) {
    int number = view.number(i);
    if (!matters(i) || counts[number] < 2) {
      return 0;
    }
    int others = counts[number] - 1;
    double[] mean = new double[N];
    Arrays.setAll(mean, l -> Math.max(0, (sums[number * N + l] - marginals[i * N + l]) / others));
    int best = 0;
    int own = 0;
    for (int l = 1; l < N; l++) {
      best = mean[l] > mean[best] ? l : best;
      own = marginals[i * N + l] > marginals[i * N + own] ? l : own;
    }
    int n = 0;
    int many = Math.min(MOST_OTHERS, others);
    int sure = (int) (mean[best] * STEPS);
    int ownSure = (int) (marginals[i * N + own] * STEPS);
    out[n++] = Hash.of(100, best, sure);
    out[n++] = Hash.of(101, best, own);
    out[n++] = Hash.of(102, best, own, sure * 8 + ownSure);
    out[n++] = Hash.of(103, best, many);
    for (int type = 0; type < (N - 1) / 2; type++) {
      double share = mean[1 + 2 * type] + mean[2 + 2 * type];
      out[n++] = Hash.of(104, type, (int) (share * STEPS));
    }
    return n;
  }
}
