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
  void isNotStoppedByAMemberThatLeavesDuringACommit() {
    add(5, 30, 1);

    assertThat(add(10, 30, 0).status()).isEqualTo(LagStatus.OK);
    assertThat(add(10, 30, 0).status()).isEqualTo(LagStatus.STOP);
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
    PartitionLag lag =
        window.add(reading(5, 10, 1, Duration.ofHours(6), false, Optional.of(Duration.ofHours(8))));
    assertThat(lag.retentionUsed()).isEqualTo(0.75);

    lag = window.add(reading(5, 10, 1, Duration.ZERO, true, Optional.empty()));
    assertThat(lag.retentionUsed()).isEqualTo(1);
  }

  @Test
  void refusesAWindowOfOne() {
    assertThatThrownBy(() -> new LagWindow(1)).isInstanceOf(IllegalArgumentException.class);
  }

  private PartitionLag add(long committed, long end, int members) {
    return window.add(
        reading(committed, end, members, Duration.ofSeconds(1), false, Optional.empty()));
  }

  private Reading reading(
      long committed,
      long end,
      int members,
      Duration age,
      boolean clamped,
      Optional<Duration> retention) {
    now = now.plusSeconds(1);
    return new Reading(
        now,
        "group",
        new TopicPartition("articles", 0),
        members,
        committed,
        0,
        end,
        end - committed,
        age,
        clamped,
        retention);
  }
}
