package nl.aldus.schemas.serde;

import nl.aldus.avro.Article;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Tells Avro that records may become instances of the contract's classes. Avro makes no class that
 * nobody vouches for, because the names stand in schemas, which come from outside; classes of one's
 * own are vouched for with the system property {@code org.apache.avro.SERIALIZABLE_PACKAGES}.
 */
public final class ContractClasses {

  static {
    String contract = Article.class.getPackageName();
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(), type -> type.getPackageName().equals(contract)));
  }

  private ContractClasses() {}

  /** Vouches for them, in the whole JVM; calling it again does nothing. */
  public static void trust() {
    // All is done when this class is initialised, and that happens once.
  }
}
