package nl.aldus.extractor.quote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.aldus.extractor.document.Document;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is repeated a hundred thousand times must not take the square of it. The limit is generous:
 * a slow machine passes in seconds, quadratic work would need hours.
 */
class LinearTimeTest {

  private static final QuoteFinder FINDER = QuoteFinder.dutch();
  private static final int LENGTH = 200_000;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @ParameterizedTest
  @ValueSource(strings = {"\"", "„", "'", "„a ", "\"a\" ", "zegt hij dat ", "volgens de man, "})
  void takesOnTextOfOnePiece(String piece) {
    Document document = MarkedUpArticle.parse(piece.repeat(LENGTH / piece.length())).document();
    Assertions.assertTimeoutPreemptively(LIMIT, () -> FINDER.annotate(document));
    assertThat(document.quotes()).allSatisfy(q -> assertThat(q.end()).isGreaterThan(q.begin()));
  }
}
