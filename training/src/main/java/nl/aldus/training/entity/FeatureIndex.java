package nl.aldus.training.entity;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers the hashed features that occur often enough from 0, in the order of their first sight.
 */
final class FeatureIndex {

  private int[] keys = new int[1 << 16];
  private int[] values = new int[1 << 16];
  private int used;
  private int[] kept = new int[0];

  /**
   * @param least a feature of fewer tokens is left out
   */
  FeatureIndex(List<Example> examples, int least) {
    for (Example example : examples) {
      for (int[] token : example.features()) {
        for (int feature : token) {
          int slot = slot(feature);
          if (keys[slot] == 0) {
            keys[slot] = feature;
            used++;
          }
          values[slot]++;
          if (used * 2 > keys.length) {
            grow();
          }
        }
      }
    }
    number(least);
  }

  private void number(int least) {
    int[] sorted = new int[used];
    int n = 0;
    for (int slot = 0; slot < keys.length; slot++) {
      if (keys[slot] != 0 && values[slot] >= least) {
        sorted[n++] = keys[slot];
      }
    }
    kept = Arrays.copyOf(sorted, n);
    Arrays.sort(kept);
    Arrays.fill(values, -1);
    for (int i = 0; i < n; i++) {
      values[slot(kept[i])] = i;
    }
  }

  private int slot(int feature) {
    int mask = keys.length - 1;
    int slot = (feature * 0x9E3779B9 >>> 3) & mask;
    while (keys[slot] != 0 && keys[slot] != feature) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldValues = values;
    keys = new int[oldKeys.length * 2];
    values = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }

  /** Number of the feature, or -1 if it is left out. */
  int of(int feature) {
    int slot = slot(feature);
    return keys[slot] == 0 ? -1 : values[slot];
  }

  int size() {
    return kept.length;
  }

  /** The hashed feature that has the number. */
  int feature(int number) {
    return kept[number];
  }
}
