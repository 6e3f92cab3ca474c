package org.sordino;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs the launcher in a made-up project, with a Maven and a Java that only note what they are
 * told.
 */
class LauncherTest {
  private static final Path LAUNCHER = Path.of("sordino").toAbsolutePath();
  private static final String MP3 = "src/test/resources/org/sordino/model/waltz.mp3";

  /** Of a fresh copy, which passed the checks of Error Prone before: they cost a third of it. */
  private static final String FIRST_BUILD =
      "-B -q -Dmaven.test.skip=true -Derrorprone.options=-XepDisableAllChecks package";

  @TempDir Path folder;
  private Path home;
  private Path builds;
  private Path starts;
  private Path surroundings;
  private String build;

  @BeforeEach
  void makeProject() throws IOException {
    home = Files.createDirectories(folder.resolve("a project"));
    builds = folder.resolve("builds");
    starts = folder.resolve("starts");
    surroundings = folder.resolve("surroundings");
    Files.copy(LAUNCHER, home.resolve("sordino"));
    home.resolve("sordino").toFile().setExecutable(true);
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.createDirectories(home.resolve("src/main/java"));
    Files.writeString(home.resolve("src/main/java/A.java"), "class A {}");
    Files.createDirectories(home.resolve("audio"));
    Files.writeString(home.resolve("audio/waltz.wav"), "sound");
    Files.writeString(home.resolve("audio/techno.wav"), "sound");
    Files.createDirectories(home.resolve(MP3).getParent());
    Files.writeString(home.resolve(MP3), "sound");
    program(
        "jdk/bin/java",
        "echo \"$@\" >>'"
            + starts
            + "'; printf '%s\\n' \"$MKL_CBWR $MKL_DYNAMIC ${LC_ALL-none}\" \"$GLIBC_TUNABLES\" >'"
            + surroundings
            + "'; case $1 in *ClassList=*) echo java/lang/Object >\"${1#*=}\";; esac\n"
            + "[ \"$1\" != -Xshare:dump ] || for option; do\n"
            + "  case $option in -XX:SharedArchiveFile=*) : >\"${option#*=}\";; esac\n"
            + "done");
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.9\"\n");
    build = "echo \"$@\" >>'" + builds + "'; mkdir -p target/classes; echo jar >target/sordino.jar";
    program("bin/mvn", build);
  }

  @Test
  void start_notBuilt_buildsOnceThenStartsAtOnce() throws Exception {
    Outcome first = start(home, Map.of(), home.resolve("sordino").toString(), "info", "two words");
    Outcome second = start(home, Map.of(), home.resolve("sordino").toString(), "info");

    assertEquals("sordino: building once (about a minute) …\n", first.stderr());
    assertEquals("", second.stderr());
    assertEquals(List.of(FIRST_BUILD), Files.readAllLines(builds));
    String target = home.toRealPath() + "/target/";
    assertTrue(
        lastStart()
            .endsWith(
                " -XX:SharedArchiveFile="
                    + target
                    + "sordino.jsa -Xlog:disable -jar "
                    + target
                    + "sordino.jar info"),
        lastStart());
    List<String> all = Files.readAllLines(starts);
    assertTrue(all.get(0).contains("sordino.jar features --data"), all.get(0));
    assertTrue(all.get(1).endsWith("/waltz.wav " + home.toRealPath() + "/" + MP3), all.get(1));
    assertTrue(
        all.get(2).contains("/models/demo " + home.toRealPath() + "/audio/waltz.wav"), all.get(2));
    assertTrue(all.get(3).endsWith("sordino.jar train --help"), all.get(3));
    assertTrue(all.get(4).contains("-Xshare:dump"), all.get(4));
    assertTrue(all.get(5).endsWith("sordino.jar info two words"), all.get(5));
    assertEquals(7, all.size());
    assertFalse(Files.exists(home.resolve("target/archive-work")));
  }

  @Test
  void start_throughSymbolicLinksFromAnotherFolder_findsItsOwnFolder() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.createSymbolicLink(elsewhere.resolve("first"), Path.of("../a project/sordino"));
    Files.createSymbolicLink(elsewhere.resolve("second"), Path.of("first"));

    Outcome outcome = start(elsewhere, Map.of(), "./second", "classify", "x.wav");

    assertEquals(0, outcome.status(), outcome.stderr());
    assertTrue(
        lastStart().endsWith(home.toRealPath() + "/target/sordino.jar classify x.wav"),
        lastStart());
  }

  @Test
  void start_sourceNewerThanJar_buildsAgainWithEveryCheck() throws Exception {
    start(home, Map.of(), "./sordino");
    Files.setLastModifiedTime(
        home.resolve("src/main/java/A.java"), FileTime.from(Instant.now().plusSeconds(5)));

    start(home, Map.of(), "./sordino");

    assertEquals(
        List.of(FIRST_BUILD, "-B -q -Dmaven.test.skip=true package"), Files.readAllLines(builds));
  }

  @Test
  void start_sourceRemoved_buildsAgain() throws Exception {
    start(home, Map.of(), "./sordino");
    Files.setLastModifiedTime(
        home.resolve("target/sordino.jar"), FileTime.from(Instant.now().minusSeconds(5)));
    age(home.resolve("pom.xml"), home.resolve("src/main"));
    Files.delete(home.resolve("src/main/java/A.java"));

    start(home, Map.of(), "./sordino");

    assertEquals(2, Files.readAllLines(builds).size());
  }

  @Test
  void start_mavenAloneMadeANewerJar_preparesItOnce() throws Exception {
    start(home, Map.of(), "./sordino");
    int before = Files.readAllLines(starts).size();
    age(home.resolve("target/sordino.maven-args")); // so that the jar is newer

    Outcome first = start(home, Map.of(), "./sordino", "info");
    Outcome second = start(home, Map.of(), "./sordino", "info");

    assertEquals("sordino: preparing quick starts once (some seconds) …\n", first.stderr());
    assertEquals("", second.stderr());
    assertEquals(1, Files.readAllLines(builds).size());
    assertEquals(before + 5 + 1 + 1, Files.readAllLines(starts).size());
    assertFalse(Files.isSymbolicLink(home.resolve("target/sordino.lock")));
  }

  @Test
  void start_mavenKeepsTheOldJar_isUpToDateAfterwards() throws Exception {
    start(home, Map.of(), "./sordino");
    age(home.resolve("target/sordino.jar"));
    program("bin/mvn", "echo \"$@\" >>'" + builds + "'");

    start(home, Map.of(), "./sordino");
    start(home, Map.of(), "./sordino");

    assertEquals(2, Files.readAllLines(builds).size());
  }

  @Test
  void start_otherMavenArguments_buildsAgainWithThem() throws Exception {
    start(home, Map.of(), "./sordino");
    Map<String, String> gpu = Map.of("SORDINO_MAVEN_ARGS", "-Pcu118 -o");
    start(home, gpu, "./sordino");
    start(home, gpu, "./sordino");
    start(home, Map.of(), "./sordino");

    assertEquals(
        List.of(FIRST_BUILD, "-B -q -Dmaven.test.skip=true -Pcu118 -o package"),
        Files.readAllLines(builds));
  }

  @Test
  void start_twiceAtOnce_buildsOnce() throws Exception {
    program("bin/mvn", "sleep 0.3; " + build); // for the others to meet it
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      processes.add(builder(home, Map.of(), "./sordino", "n" + i).start());
    }
    for (Process process : processes) {
      assertEquals(0, process.waitFor());
    }

    assertEquals(1, Files.readAllLines(builds).size());
    assertEquals(
        4,
        Files.readAllLines(starts).stream().filter(s -> s.matches(".*sordino.jar n\\d")).count());
    assertFalse(Files.isSymbolicLink(home.resolve("target/sordino.lock")));
  }

  @Test
  void start_lockOfAKilledProcess_isTakenOver() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createDirectories(home.resolve("target"));
    Files.createSymbolicLink(
        home.resolve("target/sordino.lock"), Path.of(Long.toString(dead.pid())));

    Outcome outcome = start(home, Map.of(), "./sordino", "info");

    assertEquals(0, outcome.status(), outcome.stderr());
    assertEquals(1, Files.readAllLines(builds).size());
  }

  /** As in a container, whose first process has the number 1 each time. */
  @Test
  void start_lockOfAKilledProcessOfItsOwnNumber_isTakenOver() throws Exception {
    Files.createDirectories(home.resolve("target"));
    program("bin/sleep", "[ \"$1\" != 0.5 ]"); // a launcher that waits for itself ends instead
    String self = "ln -s $$ target/sordino.lock; exec ./sordino info";

    Outcome outcome = start(home, Map.of(), "bash", "-c", self);

    assertEquals(0, outcome.status(), outcome.stderr());
    assertEquals(1, Files.readAllLines(builds).size());
  }

  @Test
  void start_buildFails_showsMavensOutputAndLeavesNoLock() throws Exception {
    program("bin/mvn", "echo '[ERROR] A.java:1 broken'; exit 1");

    Outcome outcome = start(home, Map.of(), "./sordino", "info");

    assertEquals(1, outcome.status());
    assertEquals("", outcome.stdout());
    assertTrue(outcome.stderr().contains("[ERROR] A.java:1 broken"), outcome.stderr());
    assertFalse(Files.exists(starts));
    assertFalse(Files.isSymbolicLink(home.resolve("target/sordino.lock")));
  }

  @Test
  void start_javaTooOld_saysSoInOneLine() throws Exception {
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"11.0.2\"\n");

    assertNeedsAnotherThan("11.0.2");
  }

  private void assertNeedsAnotherThan(String version) throws Exception {
    Outcome outcome = start(home, Map.of(), "./sordino", "info");

    assertEquals(1, outcome.status());
    assertEquals(
        "sordino: Java 17 or newer is needed, but %s is version %s\n"
            .formatted(folder.resolve("jdk/bin/java"), version),
        outcome.stderr());
  }

  /**
   * As the java of a Mac without a JDK, which has no release file and only says where to get one.
   */
  @Test
  void start_javaThatDoesNotStart_saysSoInOneLine() throws Exception {
    Files.delete(folder.resolve("jdk/release"));
    program("jdk/bin/java", "echo 'no Java runtime present' >&2; exit 1");

    assertNeedsAnotherThan("unknown");
  }

  /** With it, cd prints where it leads to. */
  @Test
  void start_withASearchPathOfCd_findsItsOwnFolder() throws Exception {
    Outcome outcome = start(folder, Map.of("CDPATH", ".:/"), "a project/sordino", "info");

    assertEquals(0, outcome.status(), outcome.stderr());
    assertTrue(Files.exists(home.resolve("target/sordino.jar")));
  }

  @Test
  void start_noJava_saysSoInOneLine() throws Exception {
    Outcome outcome =
        start(home, Map.of("JAVA_HOME", folder.resolve("none").toString()), "./sordino");

    assertEquals(1, outcome.status());
    assertEquals(
        "sordino: no Java found: install a JDK 17 or newer, or set JAVA_HOME\n", outcome.stderr());
  }

  @Test
  void start_javaOptions_comeBeforeTheProgram() throws Exception {
    start(home, Map.of("SORDINO_JAVA_OPTS", "-Xmx3g -Da=b"), "./sordino", "info");

    assertTrue(lastStart().contains(" -Xmx3g -Da=b -jar "), lastStart());
  }

  /** With which a training repeats itself to the last bit. */
  @Test
  void start_whateverIsSet_makesMatrixProductsRepeatable() throws Exception {
    makeJar();

    start(home, Map.of("MKL_CBWR", "AVX2", "MKL_DYNAMIC", "TRUE"), "./sordino", "info");

    assertTrue(
        Files.readString(surroundings).startsWith("COMPATIBLE FALSE "),
        Files.readString(surroundings));
  }

  @Test
  void start_tunablesOfTheUser_comeBeforeItsOwn() throws Exception {
    makeJar();

    start(home, Map.of(), "./sordino", "info");
    String own = Files.readAllLines(surroundings).get(1);
    start(home, Map.of("GLIBC_TUNABLES", "glibc.malloc.tcache_count=5"), "./sordino", "info");

    assertTrue(own.matches("(glibc\\.malloc\\.\\w+=\\d+:)+glibc\\.malloc\\.arena_max=1"), own);
    assertTrue(own.startsWith("glibc.malloc.hugetlb=1:"), own);
    assertEquals("glibc.malloc.tcache_count=5:" + own, Files.readAllLines(surroundings).get(1));
  }

  /** Without it Java cannot name files with letters beyond ASCII. */
  @ParameterizedTest
  @CsvSource({
    "'', C.UTF-8",
    "LANG=C, C.UTF-8",
    "LANG=de_DE.UTF-8, none",
    "LANG=de_DE.utf8, none",
    "LANG=de_DE.UTF-8 LC_CTYPE=C, C.UTF-8",
    "LANG=C LC_CTYPE=de_DE.UTF-8, none",
    "LANG=de_DE.UTF-8 LC_CTYPE=de_DE.UTF-8 LC_ALL=POSIX, C.UTF-8",
    "LANG=C LC_CTYPE=C LC_ALL=de_DE.UTF-8, de_DE.UTF-8",
  })
  void start_inALocaleThatIsNotUtf8_setsOne(String locale, String expected) throws Exception {
    Map<String, String> settings =
        locale.isEmpty()
            ? Map.of()
            : Arrays.stream(locale.split(" ", -1))
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
    makeJar();

    Outcome outcome = start(home, settings, "./sordino", "info");

    assertEquals(0, outcome.status(), outcome.stderr());
    assertEquals("COMPATIBLE FALSE " + expected, Files.readAllLines(surroundings).get(0));
  }

  @Test
  void start_programFails_passesItsStatusOn() throws Exception {
    program("jdk/bin/java", "exit 3");

    assertEquals(3, start(home, Map.of(), "./sordino", "classify").status());
  }

  private String lastStart() throws IOException {
    List<String> lines = Files.readAllLines(starts);
    return lines.get(lines.size() - 1);
  }

  /** As a build leaves it, without one. */
  private void makeJar() throws IOException {
    Files.createDirectories(home.resolve("target"));
    Files.writeString(home.resolve("target/sordino.jar"), "jar");
    Files.writeString(home.resolve("target/sordino.maven-args"), "");
  }

  private static void age(Path... paths) throws IOException {
    for (Path path : paths) {
      Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(60)));
    }
  }

  private void program(String name, String commands) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/usr/bin/env bash\n" + commands + "\n");
    file.toFile().setExecutable(true);
  }

  private record Outcome(int status, String stdout, String stderr) {}

  private ProcessBuilder builder(Path from, Map<String, String> settings, String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(from.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(key -> key.matches("(SORDINO_|MKL_|LC_).*|LANG|GLIBC_TUNABLES"));
    environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
    environment.put("JAVA_HOME", folder.resolve("jdk").toString());
    environment.putAll(settings);
    return builder;
  }

  private Outcome start(Path from, Map<String, String> settings, String... command)
      throws IOException, InterruptedException {
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    Process process =
        builder(from, settings, command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    int status = process.waitFor();
    return new Outcome(
        status,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
