package nl.aldus.extractor.mention;

import java.util.Arrays;

/**
 * Inference in the linear chain over one sentence: the best labels, the marginal probabilities of
 * labels, and the probabilities of whole mentions (forward-backward with scaling, in the
 * exponential domain). Reused for sentence after sentence; belongs to one thread.
 *
 * <p>Lafferty, McCallum and Pereira: Conditional Random Fields (2001).
 */
public final class Chain {

  private static final int N = Labels.COUNT;
  private static final double FORBIDDEN = Double.NEGATIVE_INFINITY;

  private final double[] transitions;
  private final double[] factors;
  private int length;
  private double[] scores = new double[0];
  private double[] emissions;
  private double[] alpha;
  private double[] beta;
  private double[] norms;
  private double shift;

  /**
   * @param transitions score of label b after label a at {@code a * COUNT + b}; those of
   *     transitions that the scheme forbids are ignored. A sentence begins as if after {@link
   *     Labels#OUTSIDE}
   */
  public Chain(float[] transitions) {
    this.transitions = new double[N * N];
    this.factors = new double[N * N];
    transitions(transitions);
  }

  /** Takes other transition scores. */
  public void transitions(float[] values) {
    for (int a = 0; a < N; a++) {
      for (int b = 0; b < N; b++) {
        boolean allowed = Labels.mayFollow(a, b);
        transitions[a * N + b] = allowed ? values[a * N + b] : FORBIDDEN;
        factors[a * N + b] = allowed ? StrictMath.exp(values[a * N + b]) : 0;
      }
    }
  }

  /**
   * Runs forward and backward over a sentence.
   *
   * @param values score of label l at token i at {@code i * COUNT + l}
   * @param tokens number of tokens, at least 1
   */
  public void run(float[] values, int tokens) {
    length = tokens;
    if (scores.length < tokens * N) {
      int room = Math.max(64, tokens * 2);
      scores = new double[room * N];
      emissions = new double[room * N];
      alpha = new double[room * N];
      beta = new double[room * N];
      norms = new double[room];
    }
    shift = 0;
    for (int i = 0; i < tokens; i++) {
      double best = values[i * N];
      for (int l = 1; l < N; l++) {
        best = Math.max(best, values[i * N + l]);
      }
      shift += best;
      for (int l = 0; l < N; l++) {
        scores[i * N + l] = values[i * N + l];
        emissions[i * N + l] = StrictMath.exp(values[i * N + l] - best);
      }
    }
    forward();
    backward();
  }

  private void forward() {
    for (int i = 0; i < length; i++) {
      double sum = 0;
      for (int b = 0; b < N; b++) {
        double in = i == 0 ? factors[b] : 0;
        if (i > 0) {
          for (int a = 0; a < N; a++) {
            in += alpha[(i - 1) * N + a] * factors[a * N + b];
          }
        }
        double value = in * emissions[i * N + b];
        alpha[i * N + b] = value;
        sum += value;
      }
      norms[i] = sum;
      for (int b = 0; b < N; b++) {
        alpha[i * N + b] /= sum;
      }
    }
  }

  private void backward() {
    Arrays.fill(beta, (length - 1) * N, length * N, 1);
    for (int i = length - 2; i >= 0; i--) {
      for (int a = 0; a < N; a++) {
        double sum = 0;
        for (int b = 0; b < N; b++) {
          sum += factors[a * N + b] * emissions[(i + 1) * N + b] * beta[(i + 1) * N + b];
        }
        beta[i * N + a] = sum / norms[i + 1];
      }
    }
  }

  /** Probability that token i bears the label. */
  public double marginal(int i, int label) {
    return alpha[i * N + label] * beta[i * N + label];
  }

  /** Probability that token i bears label a and the next one label b. */
  public double marginal(int i, int a, int b) {
    return alpha[i * N + a]
        * factors[a * N + b]
        * emissions[(i + 1) * N + b]
        * beta[(i + 1) * N + b]
        / norms[i + 1];
  }

  /** Logarithm of the sum over all labellings. */
  public double logPartition() {
    double sum = shift;
    for (int i = 0; i < length; i++) {
      sum += StrictMath.log(norms[i]);
    }
    return sum;
  }

  /** Probability that the tokens from begin to end (exclusive) are one mention, no longer. */
  double mention(int begin, int end, int beginLabel) {
    int inside = beginLabel + 1;
    double p = alpha[begin * N + beginLabel];
    int label = beginLabel;
    for (int i = begin + 1; i < end; i++) {
      p *= factors[label * N + inside] * emissions[i * N + inside] / norms[i];
      label = inside;
    }
    if (end == length) {
      return p;
    }
    double out = 0;
    for (int b = 0; b < N; b++) {
      if (b != inside) {
        out += factors[label * N + b] * emissions[end * N + b] * beta[end * N + b];
      }
    }
    return p * out / norms[end];
  }

  /** The best labelling (Viterbi). */
  int[] best() {
    double[] here = new double[N];
    double[] next = new double[N];
    byte[] back = new byte[length * N];
    for (int l = 0; l < N; l++) {
      here[l] = transitions[l] + scores[l];
    }
    for (int i = 1; i < length; i++) {
      for (int b = 0; b < N; b++) {
        double best = FORBIDDEN;
        int from = 0;
        for (int a = 0; a < N; a++) {
          double value = here[a] + transitions[a * N + b];
          if (value > best) {
            best = value;
            from = a;
          }
        }
        next[b] = best + scores[i * N + b];
        back[i * N + b] = (byte) from;
      }
      double[] swap = here;
      here = next;
      next = swap;
    }
    int[] labels = new int[length];
    int last = 0;
    for (int l = 1; l < N; l++) {
      if (here[l] > here[last]) {
        last = l;
      }
    }
    for (int i = length - 1; i >= 0; i--) {
      labels[i] = last;
      last = back[i * N + last];
    }
    return labels;
  }
}
