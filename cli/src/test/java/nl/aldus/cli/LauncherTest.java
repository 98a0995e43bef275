package nl.aldus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a folder of its own, with a Maven and a Java that only say that they ran. */
@Timeout(60)
class LauncherTest {

  private static final Path ROOT = Path.of(System.getProperty("aldus.root"));
  private static final String WAITS = "aldus: Another ./aldus is building here; waiting";

  @TempDir Path home;

  private final List<Process> started = new ArrayList<>();
  private Path tools;

  @BeforeEach
  void prepare() throws IOException {
    assumeTrue(
        Files.isExecutable(Path.of("/bin/sh")) && which("mkdir") != null,
        "skipped: the launcher is a shell script, and there is no shell");
    Files.copy(ROOT.resolve("aldus"), home.resolve("aldus"));
    tools = Files.createDirectory(home.resolve("tools"));
    // Builds until there is a file "go", and counts how often it was asked.
    script(
        tools.resolve("mvn"),
        """
        echo built >>builds
        while [ ! -f go ]; do sleep 0.1; done
        mkdir -p cli/target/registry cli/target/lib
        : >cli/target/aldus.jar
        : >cli/target/lib/kafka.jar
        : >cli/target/lib/avro.jar
        printf lib/kafka.jar:lib/avro.jar >cli/target/dependencies.classpath
        """);
    script(
        Files.createDirectories(home.resolve("jdk/bin")).resolve("java"),
        """
        case "$*" in
          -version) echo 'openjdk version "17.0.1"' >&2 ;;
          *Rehearsal*) exit 1 ;;
          *) echo ran ;;
        esac
        """);
  }

  @AfterEach
  void stop() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void saysThatItWaitsForAnotherThatBuilds() throws Exception {
    assertBuildsOnce(System.getenv("PATH"));
  }

  @Test
  void saysSoWhereThereIsNoFlock() throws Exception {
    assertBuildsOnce(withoutFlock());
  }

  @Test
  void recoversFromBuilderThatWasKilledBeforeItLeftItsNumber() throws Exception {
    Files.createDirectory(home.resolve(".aldus-build"));
    Files.createFile(home.resolve("go"));

    Process launcher = start("only", withoutFlock());

    assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(launcher.exitValue()).isZero();
    assertThat(home.resolve("builds")).hasContent("built");
    assertThat(home.resolve(".aldus-build")).doesNotExist();
  }

  @Test
  void recoversFromBuilderThatWasKilled() throws Exception {
    Process killed = start("killed", System.getenv("PATH"));
    await(home.resolve("builds"), "built");
    killed.descendants().forEach(ProcessHandle::destroyForcibly);
    killed.destroyForcibly().waitFor();
    Files.createFile(home.resolve("go"));

    Process launcher = start("next", System.getenv("PATH"));

    assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(launcher.exitValue()).isZero();
    assertThat(home.resolve("next.err")).content().doesNotContain("Another");
  }

  @Test
  void keepsNothingOfArchiveThatWasInterrupted() throws Exception {
    Files.createFile(home.resolve("go"));
    script(
        home.resolve("jdk/bin/java"),
        """
        case "$*" in
          -version) echo 'openjdk version "17.0.1"' >&2 ;;
          *Rehearsal*) echo half >"${1#-XX:ArchiveClassesAtExit=}"; exit 130 ;;
          *) echo ran ;;
        esac
        """);

    Process launcher = start("only", System.getenv("PATH"));

    assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(home.resolve("only.out")).hasContent("ran");
    assertThat(home.resolve("cli/target/aldus.jsa")).isEmptyFile();
  }

  /** A folder in the place of the lock, since to root no folder is read-only. */
  @Test
  void saysThatItCannotBuildWhereItCannotWrite() throws Exception {
    assumeTrue(which("flock") != null, "skipped: there is no flock on this machine");
    Files.createDirectory(home.resolve(".aldus-build.lock"));

    Process launcher = start("only", System.getenv("PATH"));

    assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(launcher.exitValue()).isEqualTo(1);
    assertThat(home.resolve("only.err"))
        .content()
        .startsWith("aldus: Aldus is not built, and ")
        .contains(" cannot be written;");
  }

  /** Others may see the folder under another name than the builder, and none of his home. */
  @Test
  void runsWhatWasBuiltWhereverTheFolderIs() throws Exception {
    Files.createFile(home.resolve("go"));
    script(
        home.resolve("jdk/bin/java"),
        """
        case "$*" in
          -version) echo 'openjdk version "17.0.1"' >&2 ;;
          *Rehearsal*) exit 1 ;;
          *) while [ "$1" != -cp ]; do shift; done; echo "$2" ;;
        esac
        """);
    assertThat(start("first", System.getenv("PATH")).waitFor()).isZero();
    Path target = Files.createDirectory(home.resolve("else where")).resolve("cli/target");
    Files.createDirectory(home.resolve("else where/cli"));
    Files.move(home.resolve("cli/target"), target);
    Files.move(home.resolve("aldus"), home.resolve("else where/aldus"));

    assertThat(start("else where/aldus", "next", System.getenv("PATH")).waitFor()).isZero();

    assertThat(home.resolve("builds")).hasContent("built");
    assertThat(home.resolve("next.out"))
        .hasContent(
            "%1$s/aldus.jar:%1$s/lib/kafka.jar:%1$s/lib/avro.jar".formatted(target.toRealPath()));
  }

  @Test
  void saysWhatIsWrongWithTheBuildWhereItMustNotBuild() throws Exception {
    Files.createFile(home.resolve("go"));
    assertThat(start("build", System.getenv("PATH")).waitFor()).isZero();
    Path jar = home.resolve("cli/target/lib/avro.jar");
    Path away = Files.move(jar, home.resolve("avro.jar"));

    assertThat(refusal())
        .isEqualTo(
            "aldus: Aldus is not complete (%s is missing or cannot be read), and ALDUS_BUILD"
                    .formatted(home.toRealPath().resolve("cli/target/lib/avro.jar"))
                + " forbids to build it; run 'mvn -DskipTests package' in %s.\n"
                    .formatted(home.toRealPath()));

    Files.move(away, jar);
    Files.createFile(home.resolve("pom.xml"));
    Files.setLastModifiedTime(
        home.resolve("pom.xml"), FileTime.from(Instant.now().plus(Duration.ofMinutes(1))));
    assertThat(refusal()).startsWith("aldus: Aldus is older than its sources (pom.xml), and ");

    Files.delete(home.resolve("cli/target/dependencies.classpath"));
    assertThat(refusal()).startsWith("aldus: Aldus is not built, and ALDUS_BUILD forbids ");
  }

  private String refusal() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(home.resolve("aldus").toString(), "--version")
            .redirectError(home.resolve("refusal.err").toFile());
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    builder.environment().put("ALDUS_BUILD", "never");
    Process process = builder.start();
    started.add(process);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    return Files.readString(home.resolve("refusal.err"));
  }

  /** Java would take the first file that it opens for the stream. */
  @Test
  void givesJavaAnEmptyStreamForOneThatIsClosed() throws Exception {
    Files.createFile(home.resolve("go"));
    assertThat(start("build", System.getenv("PATH")).waitFor()).isZero();
    script(home.resolve("jdk/bin/java"), "cat; echo ran\n");
    script(tools.resolve("closed"), "./aldus 0<&- 1>&- && ./aldus 0<&- >one.out\n");
    ProcessBuilder builder =
        new ProcessBuilder(tools.resolve("closed").toString())
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("closed.out").toFile());
    builder.environment().put("PATH", tools + File.pathSeparator + System.getenv("PATH"));
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());

    Process process = builder.start();
    started.add(process);

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(home.resolve("closed.out")).isEmptyFile();
    assertThat(process.exitValue()).isZero();
    assertThat(home.resolve("one.out")).hasContent("ran");
  }

  private void assertBuildsOnce(String path) throws Exception {
    Process first = start("first", path);
    await(home.resolve("builds"), "built");

    Process second = start("second", path);
    await(home.resolve("second.err"), WAITS);
    Files.createFile(home.resolve("go"));

    for (Process launcher : List.of(first, second)) {
      assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(launcher.exitValue()).isZero();
    }
    assertThat(home.resolve("builds")).hasContent("built");
    assertThat(home.resolve("first.out")).hasContent("ran");
    assertThat(home.resolve("second.out")).hasContent("ran");
  }

  private Process start(String name, String path) throws IOException {
    return start("aldus", name, path);
  }

  private Process start(String launcher, String name, String path) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(home.resolve(launcher).toString(), "--version")
            .redirectOutput(home.resolve(name + ".out").toFile())
            .redirectError(home.resolve(name + ".err").toFile());
    builder.environment().put("PATH", tools + File.pathSeparator + path);
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    builder.environment().remove("ALDUS_BUILD");
    Process process = builder.start();
    started.add(process);
    return process;
  }

  /** A search path with the tools that every system has. */
  private String withoutFlock() throws IOException {
    Path few = Files.createDirectory(home.resolve("few"));
    for (String tool :
        List.of(
            "sh",
            "cat",
            "dirname",
            "find",
            "head",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sleep")) {
      script(few.resolve(tool), "exec %s \"$@\"\n".formatted(which(tool)));
    }
    return few.toString();
  }

  private static String which(String tool) {
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(folder, tool))) {
        return Path.of(folder, tool).toString();
      }
    }
    return null;
  }

  private static void await(Path file, String content) throws Exception {
    while (!Files.exists(file) || !Files.readString(file).contains(content)) {
      Thread.sleep(50);
    }
  }

  private static void script(Path file, String commands) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + commands);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
