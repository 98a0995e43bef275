package nl.aldus.extractor.mention;

import java.util.Arrays;

/** Numbers the forms of one document from 0, by the hash of their lower case. */
final class FormTable {

  private int[] keys;
  private int[] numbers;
  private int size;

  FormTable(int expected) {
    int slots = Integer.highestOneBit(Math.max(16, expected)) * 4;
    keys = new int[slots];
    numbers = new int[slots];
    Arrays.fill(numbers, -1);
  }

  /** Number of the form; the next free one if it is new. Expects no more forms than announced. */
  int add(int hash) {
    int mask = keys.length - 1;
    int slot = (hash * 0x9E3779B9 >>> 7) & mask;
    while (numbers[slot] >= 0) {
      if (keys[slot] == hash) {
        return numbers[slot];
      }
      slot = (slot + 1) & mask;
    }
    keys[slot] = hash;
    numbers[slot] = size;
    return size++;
  }

  /** Number of the form, or -1. */
  int find(int hash) {
    int mask = keys.length - 1;
    int slot = (hash * 0x9E3779B9 >>> 7) & mask;
    while (numbers[slot] >= 0) {
      if (keys[slot] == hash) {
        return numbers[slot];
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  int size() {
    return size;
  }
}
