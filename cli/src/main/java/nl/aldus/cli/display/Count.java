package nl.aldus.cli.display;

/** Numbers of things, for people. */
public final class Count {

  private Count() {}

  /** Such as {@code 1 article} and {@code 2 articles}. */
  public static String of(long count, String one) {
    return of(count, one, one + "s");
  }

  /** Such as {@code 1 entity} and {@code 2 entities}. */
  public static String of(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  /** What an article holds. */
  public static String ofFindings(int sentences, int entities, int quotations) {
    return of(sentences, "sentence")
        + ", "
        + of(entities, "entity", "entities")
        + ", "
        + of(quotations, "quotation");
  }
}
