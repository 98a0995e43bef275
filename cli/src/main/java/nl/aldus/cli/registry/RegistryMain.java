package nl.aldus.cli.registry;

import java.io.IOException;
import java.io.InputStream;

/**
 * Entry point of the registry's process. It runs the main class that it is given and ends when its
 * standard input does: the parent holds the other end and never writes, so the registry goes with
 * its parent, however that dies.
 *
 * <p>Uses nothing but the JDK, since the class path here is the registry's own.
 */
public final class RegistryMain {

  private RegistryMain() {}

  public static void main(String[] arguments) throws ReflectiveOperationException {
    Thread orphanage = new Thread(() -> haltAtEndOf(System.in), "parent-watch");
    orphanage.setDaemon(true);
    orphanage.start();
    Class.forName(arguments[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) new String[0]);
  }

  private static void haltAtEndOf(InputStream in) {
    try {
      while (in.read() >= 0) {
        // The parent does not write; whatever comes is not for us.
      }
    } catch (IOException e) {
      // A broken pipe is an end as well.
    }
    // Not exit: the orderly way takes seconds and could hang, and the database file is safe.
    Runtime.getRuntime().halt(0);
  }
}
