package nl.aldus.extractor.quote;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import nl.aldus.extractor.Extractor;
import nl.aldus.extractor.annotation.Article;
import nl.aldus.extractor.document.Document;
import nl.aldus.extractor.document.Stage;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is repeated a hundred thousand times must not take the square of it. The limits are
 * generous: a slow machine passes in seconds, quadratic work would need hours.
 */
class LinearTimeTest {

  private static final Extractor EXTRACTOR = Extractor.dutch();
  private static final int MEGABYTE = 1_000_000;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Four times the text may take this many times as long; quadratic work would take sixteen. */
  private static final double MOST = 9;

  private static final long NOISE = Duration.ofMillis(150).toNanos();

  @ParameterizedTest
  @ValueSource(strings = {"\"", "„", "'", "„a ", "\"a\" ", "„De man zegt. ", "– a. "})
  void extractsFromAMegabyteOfMarks(String piece) {
    Article article = Article.of(piece.repeat(MEGABYTE / piece.length()));
    Assertions.assertTimeoutPreemptively(
        LIMIT,
        () ->
            assertThat(EXTRACTOR.extract(article).quotes())
                .allSatisfy(quote -> assertThat(quote.end()).isGreaterThan(quote.begin())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "„a ",
        "zegt hij dat ",
        "volgens de man, ",
        "De minister zei: „Nee.” Dat vond Jan de Wit „raar”. ",
        "– Kom je mee? vraagt Jan de Wit.\n\n– Nee.\n\n",
        "„De minister zei: ‘Nee.’”, zegt Jan de Wit. "
      })
  void takesFourTimesAsLongForFourTimesTheText(String piece) {
    int times = 60_000 / piece.length();
    annotate(piece.repeat(times));
    long[] once = annotate(piece.repeat(times));
    long[] fourTimes = annotate(piece.repeat(times * 4));
    for (int s = 0; s < once.length; s++) {
      assertThat((double) fourTimes[s])
          .as("%s on '%s'", EXTRACTOR.stages().get(s).name(), piece)
          .isLessThan(MOST * Math.max(once[s], NOISE));
    }
  }

  /** Processor time of each stage in nanoseconds. */
  private static long[] annotate(String text) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Document document = new Document(Article.of(text));
    long[] took = new long[EXTRACTOR.stages().size()];
    for (int s = 0; s < took.length; s++) {
      Stage stage = EXTRACTOR.stages().get(s);
      long start = threads.getCurrentThreadCpuTime();
      stage.annotate(document);
      took[s] = threads.getCurrentThreadCpuTime() - start;
    }
    return took;
  }
}
