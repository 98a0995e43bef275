package nl.aldus.enricher.config;

/**
 * What is too large to be extracted.
 *
 * @param maxTextLength longest text, in Java characters
 * @param maxRecordBytes largest enriched article, in bytes before compression
 */
public record Limits(int maxTextLength, int maxRecordBytes) {

  public Limits {
    if (maxTextLength < 1) {
      throw new InvalidConfigException("max.text.length must be at least 1, not " + maxTextLength);
    }
    if (maxRecordBytes < 1) {
      throw new InvalidConfigException(
          "max.record.bytes must be at least 1, not " + maxRecordBytes);
    }
  }
}
