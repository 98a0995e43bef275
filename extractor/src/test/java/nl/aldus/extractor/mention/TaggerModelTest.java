package nl.aldus.extractor.mention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggerModelTest {

  private static final long LARGEST = 10 * 1024 * 1024;

  @TempDir Path folder;

  @Test
  void isSmallAndLoadsFast() throws IOException {
    try (InputStream in = TaggerModel.class.getResourceAsStream("dutch.model")) {
      assertThat(in.readAllBytes().length).isLessThan((int) LARGEST);
    }
    // Processor time, so that other work on the machine does not count.
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    TaggerModel model = TaggerModel.dutch();

    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start))
        .isLessThan(Duration.ofSeconds(2));
    assertThat(model.weights().size()).isPositive();
  }

  @Test
  void writesWhatItRead() throws IOException {
    Path file = folder.resolve("copy.model");
    TaggerModel.dutch().write(file);

    try (InputStream in = TaggerModel.class.getResourceAsStream("dutch.model")) {
      assertThat(Files.readAllBytes(file)).isEqualTo(in.readAllBytes());
    }
  }

  @Test
  void refusesWhatIsNoModel() {
    byte[] noModel = "this is just some text".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> TaggerModel.read(new ByteArrayInputStream(noModel)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no tagger model");
  }
}
