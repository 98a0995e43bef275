package nl.aldus.extractor.mention;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The weights of hashed features, one per label, as 16-bit integers in an open-addressed table.
 * Immutable and thread-safe.
 */
public final class Weights {

  private static final int ROW = Labels.COUNT;
  private static final int MOST_FEATURES = 4_000_000;

  private final int mask;
  private final int[] keys;
  private final short[] rows;
  private final float scale;
  private final int size;

  private Weights(int[] keys, short[][] rows, float scale) {
    this.size = keys.length;
    int slots = Integer.highestOneBit(Math.max(8, keys.length * 2 - 1)) * 2;
    this.mask = slots - 1;
    this.keys = new int[slots];
    this.rows = new short[slots * ROW];
    this.scale = scale;
    for (int i = 0; i < keys.length; i++) {
      int slot = keys[i] & mask;
      while (this.keys[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      this.keys[slot] = keys[i];
      System.arraycopy(rows[i], 0, this.rows, slot * ROW, ROW);
    }
  }

  /**
   * Rounds weights to 16 bits and leaves out features that matter to no label.
   *
   * @param features weights per label by feature
   * @param least a feature none of whose weights has this magnitude is left out
   */
  public static Weights of(Map<Integer, float[]> features, float least) {
    TreeMap<Integer, float[]> kept = new TreeMap<>();
    float largest = 1e-6f;
    for (Map.Entry<Integer, float[]> feature : features.entrySet()) {
      float magnitude = 0;
      for (float weight : feature.getValue()) {
        magnitude = Math.max(magnitude, Math.abs(weight));
      }
      if (magnitude >= least) {
        kept.put(feature.getKey(), feature.getValue());
        largest = Math.max(largest, magnitude);
      }
    }
    float scale = largest / Short.MAX_VALUE;
    int[] keys = new int[kept.size()];
    short[][] rows = new short[kept.size()][ROW];
    int i = 0;
    for (Map.Entry<Integer, float[]> feature : kept.entrySet()) {
      keys[i] = feature.getKey();
      for (int label = 0; label < ROW; label++) {
        rows[i][label] = (short) Math.round(feature.getValue()[label] / scale);
      }
      i++;
    }
    return new Weights(keys, rows, scale);
  }

  /** No weights: every feature counts nothing. */
  public static Weights none() {
    return of(Map.of(), 0);
  }

  /** How many features have weights. */
  public int size() {
    return size;
  }

  /** Adds the weights of a feature to the scores of the labels, which begin at an index. */
  void addTo(int feature, float[] scores, int at) {
    int slot = feature & mask;
    for (int key = keys[slot]; key != 0; key = keys[slot]) {
      if (key == feature) {
        int row = slot * ROW;
        for (int label = 0; label < ROW; label++) {
          scores[at + label] += rows[row + label] * scale;
        }
        return;
      }
      slot = (slot + 1) & mask;
    }
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(size);
    out.writeFloat(scale);
    int[] order = new int[size];
    int n = 0;
    for (int slot = 0; slot < keys.length; slot++) {
      if (keys[slot] != 0) {
        order[n++] = keys[slot];
      }
    }
    Arrays.sort(order);
    for (int key : order) {
      out.writeInt(key);
      int slot = key & mask;
      while (keys[slot] != key) {
        slot = (slot + 1) & mask;
      }
      for (int label = 0; label < ROW; label++) {
        out.writeShort(rows[slot * ROW + label]);
      }
    }
  }

  static Weights read(DataInput in) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > MOST_FEATURES) {
      throw new IOException("a model cannot have " + size + " features");
    }
    float scale = in.readFloat();
    int[] keys = new int[size];
    short[][] rows = new short[size][ROW];
    byte[] bytes = new byte[size * (Integer.BYTES + ROW * Short.BYTES)];
    in.readFully(bytes);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    for (int i = 0; i < size; i++) {
      keys[i] = buffer.getInt();
      for (int label = 0; label < ROW; label++) {
        rows[i][label] = buffer.getShort();
      }
    }
    return new Weights(keys, rows, scale);
  }
}
