package nl.aldus.cli.command;

import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.aldus.publisher.file.ArticleReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How articles are read from files. */
public final class ReadingOptions {

  private static final int MEGABYTE = 1024 * 1024;
  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,4})(?:MB?)?", Pattern.CASE_INSENSITIVE);

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      defaultValue = "UTF-8",
      description = "Encoding of text files; JSON is always UTF-8. Default: ${DEFAULT-VALUE}.")
  private Charset encoding;

  @Option(
      names = "--max-size",
      paramLabel = "MB",
      defaultValue = "10MB",
      description = "Largest article that is read. Default: ${DEFAULT-VALUE}.")
  private String maxSize;

  ArticleReader reader(CommandSpec command) {
    Matcher matcher = SIZE.matcher(maxSize);
    int megabytes = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    if (megabytes < 1 || megabytes > 1000) {
      throw new ParameterException(
          command.commandLine(), "--max-size must be 1MB to 1000MB, not '" + maxSize + "'");
    }
    return new ArticleReader(encoding, megabytes * MEGABYTE);
  }
}
