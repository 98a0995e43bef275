package nl.aldus.extractor;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Corpora that are measured on but not part of the project; they lie beside the checkout. */
public final class SharedData {

  private SharedData() {}

  /** A file or folder of the corpora; where it is missing, the test that asks is skipped. */
  public static Path path(String relative) {
    Path path = Path.of(System.getProperty("aldus.root", "."), "..", "shared").resolve(relative);
    assumeTrue(Files.exists(path), "skipped: " + relative + " is not beside this checkout");
    return path.normalize();
  }
}
