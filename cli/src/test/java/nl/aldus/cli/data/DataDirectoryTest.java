package nl.aldus.cli.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.aldus.cli.failure.CommandException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir Path folder;

  @Test
  void emptiesWhatAldusWroteAndNothingElse() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder, false)) {
      Files.createDirectories(data.broker().resolve("articles-0"));
      Files.writeString(data.broker().resolve("articles-0/00.log"), "x");
      Files.writeString(data.log(), "x");
      Files.writeString(folder.resolve("scriptie.odt"), "x");
    }

    try (DataDirectory data = DataDirectory.open(folder, true)) {
      assertThat(data.broker()).doesNotExist();
      assertThat(data.log()).doesNotExist();
      assertThat(folder.resolve("scriptie.odt")).exists();
    }
  }

  @Test
  void belongsToOneAtATime() {
    try (DataDirectory data = DataDirectory.open(folder, false)) {
      assertThat(data.path()).isEqualTo(folder);
      assertThatThrownBy(() -> DataDirectory.open(folder, true))
          .isInstanceOf(CommandException.class)
          .hasMessageContaining("uses " + folder);
    }
    DataDirectory.open(folder, false).close();
  }

  @Test
  void refusesFile() throws IOException {
    Path file = Files.writeString(folder.resolve("bestand"), "x");

    assertThatThrownBy(() -> DataDirectory.open(file, false))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "The data directory %s cannot be used (it is no directory); choose another with --data-dir."
                .formatted(file));
  }
}
