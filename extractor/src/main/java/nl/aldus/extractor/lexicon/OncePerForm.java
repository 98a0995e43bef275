package nl.aldus.extractor.lexicon;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Works something out once per word form and keeps it. Thread-safe if the function is.
 *
 * @param <F> the form, or the word that stands for it
 * @param <R> what is worked out
 */
public final class OncePerForm<F, R> {

  /** News repeats itself; when full, all is forgotten rather than managed. */
  private static final int MOST = 200_000;

  private final Function<F, R> function;
  private final ConcurrentMap<F, R> known = new ConcurrentHashMap<>();

  /**
   * @param function never gives null
   */
  public OncePerForm(Function<F, R> function) {
    this.function = function;
  }

  public R of(F form) {
    R result = known.get(form);
    if (result == null) {
      result = function.apply(form);
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(form, result);
    }
    return result;
  }
}
