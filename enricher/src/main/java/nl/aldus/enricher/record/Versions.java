package nl.aldus.enricher.record;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What made the annotations.
 *
 * @param extractor version of the extractor
 * @param model version of the models and resources, which are released with it
 */
public record Versions(String extractor, String model) {

  public Versions {
    requireNonNull(extractor, "extractor");
    requireNonNull(model, "model");
  }

  /** Those that this program was built with. */
  public static Versions built() {
    Properties properties = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("versions.properties cannot be read", e);
    }
    return new Versions(properties.getProperty("extractor"), properties.getProperty("model"));
  }
}
