package nl.aldus.enricher.failure;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import nl.aldus.schemas.registry.RegistryException;
import nl.aldus.schemas.registry.RegistryException.Reason;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailurePolicyTest {

  private final Watch watch = new Watch();
  private final FailurePolicy policy = new FailurePolicy(2, watch);

  @Test
  void replacesThreadsUntilTheyFailTooOften() {
    assertThat(policy.handle(new IllegalStateException("een"))).isEqualTo(REPLACE_THREAD);
    assertThat(policy.handle(new IllegalStateException("twee"))).isEqualTo(REPLACE_THREAD);
    assertThat(policy.reason()).isEmpty();

    assertThat(policy.handle(new IllegalStateException("drie"))).isEqualTo(SHUTDOWN_CLIENT);

    assertThat(policy.reason().map(Throwable::getMessage))
        .isEqualTo(
            Optional.of(
                "the enricher stops because threads failed 3 times within ten minutes, last with:"
                    + " drie"));
  }

  @Test
  void stopsWhenTheThreadOfTheKnowledgeBaseFails() throws Exception {
    AtomicReference<StreamThreadExceptionResponse> response = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> response.set(policy.handle(new StreamsException("out of range"))),
            "aldus-enricher-1-GlobalStreamThread");
    thread.start();
    thread.join();

    assertThat(response).hasValue(SHUTDOWN_CLIENT);
    assertThat(policy.reason().map(Throwable::getMessage))
        .hasValue(
            "the knowledge base can no longer be followed (out of range); start again, which reads"
                + " it anew");
  }

  @Test
  void forgetsFailuresAfterTenMinutes() {
    for (int i = 0; i < 20; i++) {
      assertThat(policy.handle(new IllegalStateException())).isEqualTo(REPLACE_THREAD);
      watch.now = watch.now.plus(Duration.ofMinutes(6));
    }
  }

  @Test
  void waitsOutWhatPassesByItself() {
    for (int i = 0; i < 50; i++) {
      assertThat(
              policy.handle(new StreamsException(new RegistryException(Reason.UNREACHABLE, "weg"))))
          .isEqualTo(REPLACE_THREAD);
      assertThat(policy.handle(new StreamsException(new TimeoutException("traag"))))
          .isEqualTo(REPLACE_THREAD);
    }
  }

  @ParameterizedTest
  @MethodSource
  void stopsAtOnceWhereOnlyPeopleCanHelp(Throwable cause, String advice) {
    assertThat(policy.handle(new StreamsException("draad", cause))).isEqualTo(SHUTDOWN_CLIENT);

    assertThat(policy.reason().orElseThrow()).hasMessageContaining(advice);
  }

  static Stream<Arguments> stopsAtOnceWhereOnlyPeopleCanHelp() {
    return Stream.of(
        Arguments.of(new RegistryException(Reason.UNAUTHORIZED, "wachtwoord"), "wachtwoord"),
        Arguments.of(new RegistryException(Reason.INCOMPATIBLE, "schema"), "schema"),
        Arguments.of(new MissingSourceTopicException("articles"), "aldus topics create"),
        Arguments.of(new SaslAuthenticationException("nee"), "kafka.sasl.jaas.config"),
        Arguments.of(new TopicAuthorizationException("nee"), "ACLs"),
        Arguments.of(new RecordTooLargeException("groot"), "max.message.bytes"));
  }

  @Test
  void keepsTheFirstReason() {
    policy.handle(new MissingSourceTopicException("articles"));
    policy.handle(new RecordTooLargeException("groot"));

    assertThat(policy.reason().orElseThrow()).hasMessageContaining("aldus topics create");
  }

  /** A clock that is set by hand. */
  private static final class Watch extends Clock {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
