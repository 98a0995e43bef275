package nl.aldus.extractor.mention;

/**
 * Hashes of features. A feature is a template and one to three values; 32 bits keep some hundred
 * thousand of them apart well enough. Depends on nothing but its arguments, so that a model means
 * the same on every machine.
 */
final class Hash {

  private Hash() {}

  static int of(int template, int a) {
    return finish(step(start(template), a));
  }

  static int of(int template, int a, int b) {
    return finish(step(step(start(template), a), b));
  }

  static int of(int template, int a, int b, int c) {
    return finish(step(step(step(start(template), a), b), c));
  }

  static int of(int template, String value) {
    return of(template, value.hashCode());
  }

  private static int start(int template) {
    return (template + 1) * 0x9E3779B9;
  }

  private static int step(int hash, int value) {
    int mixed = (hash ^ value) * 0x85EBCA6B;
    return (mixed ^ (mixed >>> 15)) + 0x7F4A7C15;
  }

  /** Never 0, which marks an empty slot in the tables. */
  private static int finish(int hash) {
    int h = hash * 0xC2B2AE35;
    h ^= h >>> 16;
    return h == 0 ? 1 : h;
  }
}
