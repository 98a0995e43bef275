package nl.aldus.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What this process took of the machine's processors, by what its threads are there for. */
final class ProcessorTime {

  /** Who takes it. */
  enum Part {
    /** The page, health, lag that is polled, what is told of it, and those who read it. */
    WATCHING("watching"),
    /** Kafka Streams with its clients: extraction, the topology, transactions. */
    STREAMS("streams"),
    /** The broker, whomever it works for, the registry, and the benchmark's own clients. */
    BROKER("broker, registry"),
    /** What is no thread of Java, compilers and collector, and threads that have ended. */
    MACHINE("compiling, collecting");

    // The page's and the health's admin clients have names that begin as those of Kafka Streams do.
    private static final Pattern WATCHERS =
        Pattern.compile(
            "aldus-(page|web|health)|page-reader|HTTP-Dispatcher|micrometer-"
                + "|kafka-admin-client-thread \\| (aldus-lag|watched(-health)?$)");

    private static final Pattern STREAMING =
        Pattern.compile("watched-.*StreamThread|kafka-.* \\| watched");

    private final String name;

    Part(String name) {
      this.name = name;
    }

    private static Part of(String thread) {
      if (WATCHERS.matcher(thread).lookingAt()) {
        return WATCHING;
      }
      return STREAMING.matcher(thread).lookingAt() ? STREAMS : BROKER;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long total;
  private final Map<Part, Long> parts;

  private ProcessorTime(long total, Map<Part, Long> parts) {
    this.total = total;
    this.parts = parts;
  }

  /** What it took at a moment, thread by thread. */
  static final class Moment {

    private final long total = SYSTEM.getProcessCpuTime();
    private final Map<Long, Long> threads = new HashMap<>();

    private Moment() {
      for (long id : THREADS.getAllThreadIds()) {
        threads.put(id, THREADS.getThreadCpuTime(id));
      }
    }

    /** What it took since then. */
    ProcessorTime since() {
      Moment now = new Moment();
      Map<Part, Long> parts = new EnumMap<>(Part.class);
      long known = 0;
      for (Map.Entry<Long, Long> thread : now.threads.entrySet()) {
        ThreadInfo info = THREADS.getThreadInfo(thread.getKey());
        if (info != null && thread.getValue() >= 0) {
          long nanos = thread.getValue() - Math.max(0, threads.getOrDefault(thread.getKey(), 0L));
          parts.merge(Part.of(info.getThreadName()), nanos, Long::sum);
          known += nanos;
        }
      }
      parts.put(Part.MACHINE, now.total - total - known);
      return new ProcessorTime(now.total - total, parts);
    }
  }

  static Moment now() {
    return new Moment();
  }

  /** Nanoseconds, all parts together. */
  long total() {
    return total;
  }

  /** Nanoseconds of one part. */
  long of(Part part) {
    return parts.getOrDefault(part, 0L);
  }

  /** Nanoseconds that the thread which asks took so far. */
  static long ofThisThread() {
    return THREADS.getCurrentThreadCpuTime();
  }
}
