package nl.aldus.extractor.mention;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Classes of words that stand in the same company, learnt from plain text. Immutable and
 * thread-safe.
 */
public final class Clusters {

  /** What a form that is in no class gets. */
  static final int NONE = -1;

  private static final int MOST_FORMS = 1_000_000;

  private final Map<Integer, Integer> classes;

  private Clusters(Map<Integer, Integer> classes) {
    this.classes = classes;
  }

  /** No classes at all. */
  public static Clusters none() {
    return new Clusters(Map.of());
  }

  /**
   * @param classes for every form its class, the class's coarse class in the upper 16 bits
   */
  public static Clusters of(Map<String, Integer> classes) {
    Map<Integer, Integer> byHash = new HashMap<>();
    new TreeMap<>(classes).forEach((form, c) -> byHash.putIfAbsent(form.hashCode(), c));
    return new Clusters(byHash);
  }

  int of(String form) {
    return classes.getOrDefault(form.hashCode(), NONE);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(classes.size());
    for (Map.Entry<Integer, Integer> entry : new TreeMap<>(classes).entrySet()) {
      out.writeInt(entry.getKey());
      out.writeInt(entry.getValue());
    }
  }

  static Clusters read(DataInput in) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > MOST_FORMS) {
      throw new IOException("a model cannot have clusters of " + size + " forms");
    }
    Map<Integer, Integer> classes = new HashMap<>(size * 2);
    for (int i = 0; i < size; i++) {
      classes.put(in.readInt(), in.readInt());
    }
    return new Clusters(classes);
  }
}
