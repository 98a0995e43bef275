package nl.aldus.extractor.mention;

import java.util.List;
import nl.aldus.extractor.lexicon.Word;

/** What the tagger knows of a word form before it sees its neighbours. Immutable. */
final class Form {

  /** How far a form reaches: its features also count for this many tokens to either side. */
  static final int REACH = 2;

  private final Word word;
  private final int[] features;
  private final int lower;
  private final int shape;
  private final int reading;
  private final int cluster;
  private final boolean firstName;
  private final boolean function;
  private final List<Gazetteer.Entry> names;
  private final float[] scores;

  Form(
      Word word,
      int[] features,
      int lower,
      int shape,
      int reading,
      int cluster,
      boolean firstName,
      boolean function,
      List<Gazetteer.Entry> names,
      Weights weights) {
    this.word = word;
    this.features = features;
    this.lower = lower;
    this.shape = shape;
    this.reading = reading;
    this.cluster = cluster;
    this.firstName = firstName;
    this.function = function;
    this.names = names;
    this.scores = sums(features, weights);
  }

  /** The word, or null at the edge of a sentence. */
  Word word() {
    return word;
  }

  /** Hashed features, without position. */
  int[] features() {
    return features;
  }

  /** The hashed feature that a feature of this form is for the token at a distance from it. */
  static int at(int distance, int feature) {
    return Hash.of(1, feature, distance);
  }

  int lower() {
    return lower;
  }

  int shape() {
    return shape;
  }

  /** Hash of all readings that the dictionary has. */
  int reading() {
    return reading;
  }

  int cluster() {
    return cluster;
  }

  /** True if the dictionary knows it as a first name. */
  boolean firstName() {
    return firstName;
  }

  /** True if it is or ends with the word for a function. */
  boolean function() {
    return function;
  }

  /** True for the address of a page, which is never part of a name. */
  boolean isAddress() {
    return word != null && word.lower().startsWith("http") && word.lower().contains("://");
  }

  /** Names that begin with this form, or null. */
  List<Gazetteer.Entry> names() {
    return names;
  }

  /** True for a token that may be part of a name by its looks. */
  boolean capital() {
    if (word == null) {
      return false;
    }
    return switch (word.shape()) {
      case CAPITALIZED, ALL_CAPS, MIXED -> true;
      case NUMBER -> word.form().codePoints().anyMatch(Character::isUpperCase);
      case LOWER, PUNCTUATION -> false;
    };
  }

  /**
   * Sums of the weights of its features for each distance from -{@link #REACH} to {@link #REACH}:
   * worked out once, so that a token costs no look-up for any of them.
   */
  float[] scores() {
    return scores;
  }

  private static float[] sums(int[] features, Weights weights) {
    float[] sums = new float[(2 * REACH + 1) * Labels.COUNT];
    for (int distance = -REACH; distance <= REACH; distance++) {
      int at = (distance + REACH) * Labels.COUNT;
      for (int feature : features) {
        weights.addTo(at(distance, feature), sums, at);
      }
    }
    return sums;
  }
}
