package nl.aldus.enricher.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LagWindowTest {

  private static final int CAPACITY = 4;

  private final LagWindow window = new LagWindow(CAPACITY);
  private Instant now = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void isOkWhenCaughtUp() {
    assertThat(add(10, 10, 1).status()).isEqualTo(LagStatus.OK);
    assertThat(add(10, 10, 0).status()).as("idle without members").isEqualTo(LagStatus.OK);
    assertThat(add(10, 10, 0).timeToCatchUp()).contains(Duration.ZERO);
  }

  @Test
  void isOkWhileTheLagShrinks() {
    PartitionLag lag = add(0, 100, 1);
    for (int i = 1; i < CAPACITY; i++) {
      lag = add(i * 20L, 100 + i * 5L, 1);
    }

    assertThat(lag.status()).isEqualTo(LagStatus.OK);
    assertThat(lag.trend()).isEqualTo(-15);
    assertThat(lag.consumed()).isEqualTo(20);
    assertThat(lag.timeToCatchUp()).contains(Duration.ofNanos((long) (55 / 15.0 * 1e9)));
  }

  @Test
  void warnsWhileCommitsGoOnButTheLagDoesNotShrink() {
    PartitionLag lag = add(0, 100, 1);
    for (int i = 1; i < CAPACITY; i++) {
      lag = add(i, 100 + i * 5L, 1);
    }

    assertThat(lag.status()).isEqualTo(LagStatus.WARN);
    assertThat(lag.timeToCatchUp()).isEmpty();
  }

  @Test
  void isStalledWhenMembersCommitNothing() {
    PartitionLag lag = add(5, 100, 1);
    for (int i = 1; i < CAPACITY; i++) {
      lag = add(5, 100, 1);
    }

    assertThat(lag.status()).isEqualTo(LagStatus.STALL);
  }

  @Test
  void isStoppedWhenRecordsWaitAndNobodyReads() {
    assertThat(add(10, 10, 1).status()).isEqualTo(LagStatus.OK);
    assertThat(add(10, 30, 0).status()).isEqualTo(LagStatus.STOP);
  }

  @Test
  void isNotStoppedWhileTheWindowHasACommit() {
    add(5, 30, 1);

    for (int i = 1; i < CAPACITY; i++) {
      assertThat(add(10, 30, 0).status()).isEqualTo(LagStatus.OK);
    }
    assertThat(add(10, 30, 0).status()).isEqualTo(LagStatus.STOP);
  }

  @Test
  void groupWithoutMembersThatCommitsNowAndThenIsNotStopped() {
    add(0, 30, 0);
    for (int i = 0; i < 4 * CAPACITY; i++) {
      int commits = 1 + i / (CAPACITY - 1);

      assertThat(add(commits, 30, 0).status()).isNotEqualTo(LagStatus.STOP);
    }
  }

  @Test
  void tellsAnOffsetThatWentBack() {
    add(10, 10, 1);

    assertThat(add(3, 10, 1).status()).isEqualTo(LagStatus.REWIND);
  }

  @Test
  void forgetsWhatLeftTheWindow() {
    add(10, 10, 1);
    add(3, 10, 1);
    PartitionLag lag = null;
    for (int i = 0; i < CAPACITY; i++) {
      lag = add(4 + i, 10, 1);
    }

    assertThat(lag.status()).isEqualTo(LagStatus.OK);
  }

  @Test
  void measuresHowMuchOfTheRetentionIsUsed() {
    Retention eightHours = Retention.of(Duration.ofHours(8));
    Optional<Duration> sixHours = Optional.of(Duration.ofHours(6));

    assertThat(used(5, 0, sixHours, false, eightHours)).isEqualTo(0.75);
    assertThat(used(5, 0, sixHours, true, Retention.FOR_EVER)).as("deleted unread").isEqualTo(1);
    assertThat(used(10, 0, Optional.of(Duration.ZERO), false, eightHours)).isZero();
  }

  @Test
  void measuresByWhatTheLogStillHasWhereTheRetentionIsNotTold() {
    Optional<Duration> age = Optional.of(Duration.ofHours(6));

    assertThat(used(5, 2, age, false, Retention.UNKNOWN)).isEqualTo(5 / 8.0);
    assertThat(used(5, 0, age, false, Retention.UNKNOWN)).as("nothing was ever deleted").isZero();
    assertThat(used(5, 2, Optional.empty(), false, Retention.of(Duration.ofHours(8))))
        .isEqualTo(5 / 8.0);
    assertThat(used(5, 2, age, false, Retention.FOR_EVER)).isZero();
  }

  @Test
  void refusesAWindowOfOne() {
    assertThatThrownBy(() -> new LagWindow(1)).isInstanceOf(IllegalArgumentException.class);
  }

  private double used(
      long committed, long start, Optional<Duration> age, boolean clamped, Retention retention) {
    return new LagWindow(2)
        .add(reading(committed, start, 10, 1, age, clamped, retention))
        .retentionUsed();
  }

  private PartitionLag add(long committed, long end, int members) {
    Optional<Duration> age = Optional.of(Duration.ofSeconds(1));
    return window.add(reading(committed, 0, end, members, age, false, Retention.FOR_EVER));
  }

  private Reading reading(
      long committed,
      long start,
      long end,
      int members,
      Optional<Duration> age,
      boolean clamped,
      Retention retention) {
    now = now.plusSeconds(1);
    return new Reading(
        now,
        "group",
        new TopicPartition("articles", 0),
        members,
        Optional.empty(),
        committed,
        start,
        end,
        end - committed,
        age,
        clamped,
        retention);
  }
}
