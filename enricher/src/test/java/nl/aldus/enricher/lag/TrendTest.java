package nl.aldus.enricher.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrendTest {

  private final Trend trend = new Trend(5);
  private Instant now = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void isNotSpoiltByTheTimeBeforeARestart() {
    add(1000, 0);
    add(1000, 0);
    add(1000, 0);
    add(900, 100);

    assertThat(trend.change()).isEqualTo(-100);
    assertThat(trend.consumed()).isEqualTo(100);
    assertThat(trend.timeToCatchUp()).contains(Duration.ofSeconds(9));
  }

  @Test
  void countsWhatArrivesMeanwhile() {
    add(1000, 0);
    add(950, 100);

    assertThat(trend.timeToCatchUp()).contains(Duration.ofSeconds(19));
  }

  @Test
  void countsPausesBetweenCommits() {
    add(1000, 0);
    add(900, 100);
    add(900, 100);

    assertThat(trend.change()).isEqualTo(-50);
  }

  @Test
  void growsWhileTheGroupStandsStill() {
    add(10, 0);
    add(30, 0);

    assertThat(trend.change()).isEqualTo(20);
    assertThat(trend.timeToCatchUp()).isEmpty();
  }

  @Test
  void refusesASingleReading() {
    assertThatThrownBy(() -> new Trend(1)).isInstanceOf(IllegalArgumentException.class);
  }

  private void add(long records, long committed) {
    now = now.plusSeconds(1);
    trend.add(now, records, committed);
  }
}
