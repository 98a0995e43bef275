package nl.aldus.extractor.mention;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the mention tagger has learnt. Immutable and thread-safe.
 *
 * @param name name and version, for people and for records that say what made them
 * @param clusters word classes
 * @param weights weights of the first pass
 * @param transitions of the first pass, {@code COUNT * COUNT}
 * @param temperature what the scores of the first pass are multiplied by before the second
 * @param evidence weights of the evidence from the whole article
 * @param evidenceTransitions transitions of the second pass, {@code COUNT * COUNT}
 */
public record TaggerModel(
    String name,
    Clusters clusters,
    Weights weights,
    float[] transitions,
    float temperature,
    Weights evidence,
    float[] evidenceTransitions) {

  private static final int MAGIC = 0x414C4445;
  private static final int FORMAT = 1;
  private static final String DUTCH = "dutch.model";

  /** The model that comes with Aldus. */
  public static TaggerModel dutch() {
    try (InputStream in = TaggerModel.class.getResourceAsStream(DUTCH)) {
      if (in == null) {
        throw new IllegalStateException("resource " + DUTCH + " is missing");
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the Dutch tagger model cannot be read", e);
    }
  }

  /**
   * Reads a model.
   *
   * @throws IOException if it is not a model of this format
   */
  public static TaggerModel read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
    if (in.readInt() != MAGIC || in.readInt() != FORMAT) {
      throw new IOException("this is no tagger model of format " + FORMAT);
    }
    return new TaggerModel(
        in.readUTF(),
        Clusters.read(in),
        Weights.read(in),
        readTransitions(in),
        in.readFloat(),
        Weights.read(in),
        readTransitions(in));
  }

  /** Writes the model; the same model gives the same bytes. */
  public void write(Path file) throws IOException {
    try (OutputStream stream = Files.newOutputStream(file);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16))) {
      out.writeInt(MAGIC);
      out.writeInt(FORMAT);
      out.writeUTF(name);
      clusters.write(out);
      weights.write(out);
      writeTransitions(out, transitions);
      out.writeFloat(temperature);
      evidence.write(out);
      writeTransitions(out, evidenceTransitions);
    }
  }

  private static float[] readTransitions(DataInputStream in) throws IOException {
    float[] values = new float[Labels.COUNT * Labels.COUNT];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }

  private static void writeTransitions(DataOutputStream out, float[] values) throws IOException {
    for (float value : values) {
      out.writeFloat(value);
    }
  }
}
