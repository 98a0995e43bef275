package nl.aldus.cli.command;

import java.nio.file.Path;
import nl.aldus.cli.data.DataDirectory;
import picocli.CommandLine.Option;

/** Where the embedded broker and registry keep their data. */
public final class DataDirectoryOptions {

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "${env:ALDUS_DATA_DIR:-.aldus}",
      description =
          "Where the data and the log are kept (ALDUS_DATA_DIR). Default: ${DEFAULT-VALUE} in the"
              + " working directory.")
  private Path path;

  @Option(
      names = "--fresh",
      description = "First remove what Aldus keeps in the data directory; other files there stay.")
  private boolean fresh;

  /** Takes hold of the directory, emptied if so wished. */
  DataDirectory open() {
    return DataDirectory.open(path, fresh);
  }
}
