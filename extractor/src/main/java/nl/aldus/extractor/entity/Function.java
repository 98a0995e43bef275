package nl.aldus.extractor.entity;

/**
 * A person's function as the text gives it.
 *
 * @param role such as {@code woordvoerder}, or null
 * @param organization such as {@code Witte Huis}, or null
 */
record Function(String role, String organization) {

  static final Function NONE = new Function(null, null);

  boolean isNone() {
    return role == null && organization == null;
  }
}
