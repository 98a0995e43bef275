package nl.aldus.enricher.lag;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/** Lag as JSON. Times are in seconds, rates per second, and null is what is not known. */
public final class LagJson {

  private LagJson() {}

  /** The lag on one partition. */
  public static ObjectNode of(PartitionLag lag) {
    Reading reading = lag.reading();
    return JsonNodeFactory.instance
        .objectNode()
        .put("at", reading.at().toString())
        .put("group", reading.group())
        .put("topic", reading.partition().topic())
        .put("partition", reading.partition().partition())
        .put("members", reading.members())
        .put("committed", reading.committed())
        .put("logStart", reading.logStart())
        .put("logEnd", reading.logEnd())
        .put("lag", reading.records())
        .put("lagSeconds", seconds(reading.age()))
        .put("status", lag.status().name())
        .put("lagPerSecond", lag.trend())
        .put("consumedPerSecond", lag.consumed())
        .put("secondsToCatchUp", seconds(lag.timeToCatchUp()))
        .put("retentionUsed", lag.retentionUsed())
        .put("lost", reading.clamped());
  }

  /** The lag of a group on all partitions together. */
  public static ObjectNode of(GroupLag lag) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("group", lag.group())
        .put("lag", lag.records())
        .put("lagSeconds", seconds(lag.age()))
        .put("status", lag.status().name())
        .put("lagPerSecond", lag.trend())
        .put("consumedPerSecond", lag.consumed())
        .put("secondsToCatchUp", seconds(lag.timeToCatchUp()));
  }

  private static Double seconds(Optional<Duration> duration) {
    return duration.map(time -> time.toMillis() / 1000.0).orElse(null);
  }
}
