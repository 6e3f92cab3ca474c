package org.sordino.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The campaign's script, with a Java that only ends as it is told. */
class CampaignScriptTest {
  private static final Path SCRIPT = Path.of("src/fault/campaign.sh").toAbsolutePath();

  /** Where this class was compiled to, and all that it was compiled with. */
  private static final Path TESTS =
      Path.of(
          URI.create(
              CampaignScriptTest.class
                  .getProtectionDomain()
                  .getCodeSource()
                  .getLocation()
                  .toString()));

  @TempDir Path folder;
  private Path temporary;

  @BeforeEach
  void makePrograms() throws IOException {
    Path target = Files.createDirectories(folder.resolve("target"));
    Files.createFile(target.resolve("sordino.jar"));
    Files.createSymbolicLink(target.resolve("test-classes"), TESTS);
    Files.createSymbolicLink(target.resolve("classes"), TESTS.resolveSibling("classes"));
    temporary = Files.createDirectories(folder.resolve("tmp"));
    program("unshare", "while [[ $1 == --* ]]; do shift; done; exec \"$@\"");
    program("mount", "exit 0");
    program(
        "java",
        "case \"$*\" in *ProcessFaults*) echo \"killed ${*: -4:3}\"; exit $PROCESSES;;"
            + " *) echo \"damaged ${*: -4}\"; exit $FILES;; esac");
  }

  @AfterEach
  void unlinkClasses() throws IOException {
    for (String name : List.of("test-classes", "classes")) {
      Path link = folder.resolve("target").resolve(name);
      if (Files.isSymbolicLink(link)) {
        Files.delete(link);
      }
    }
  }

  private void nobodyMayMount() throws IOException {
    program("unshare", "exit 1");
  }

  private void program(String name, String commands) throws IOException {
    Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
    Files.writeString(file, "#!/usr/bin/env bash\n" + commands + "\n");
    file.toFile().setExecutable(true);
  }

  /** What the script prints; it ends with {@code status}. */
  private String campaign(int status, int processes, int files, String... options)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
    environment.put("SORDINO_TARGET", folder.resolve("target").toString());
    environment.put("TMPDIR", temporary.toString());
    environment.put("PROCESSES", Integer.toString(processes));
    environment.put("FILES", Integer.toString(files));
    Path out = folder.resolve("out");
    builder.redirectErrorStream(true).redirectOutput(out.toFile());
    assertEquals(status, builder.start().waitFor());
    return Files.readString(out);
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.toList();
    }
  }

  @Test
  void campaign_triesWhatItPromises_orATenth_andLeavesNothing() throws Exception {
    String whole = campaign(0, 0, 0);
    String tenth = campaign(0, 0, 0, "--seed", "7", "--tenth");

    assertTrue(whole.matches("(?s)fault campaign, seed 1\\b.*: no fault \\(\\d+ s\\)\n"), whole);
    assertTrue(whole.contains("damaged 1 20000 5000 500\nkilled 1 50 10000\n"), whole);
    assertTrue(tenth.contains("damaged 7 2000 500 50\nkilled 7 5 1000\n"), tenth);
    assertEquals(List.of(), left());
  }

  @Test
  void campaign_ofAProcessWithAFault_keepsItsFolderAndNamesIt() throws Exception {
    String printed = campaign(1, 1, 0, "--tenth");

    assertEquals(1, left().size());
    assertTrue(printed.contains("\nkept: " + left().get(0) + "\n"), printed);
    assertTrue(printed.contains("FAULTS"), printed);
  }

  /** Those files are kept elsewhere. */
  @Test
  void campaign_ofFilesWithFaults_leavesNothingOfTheProcesses() throws Exception {
    String printed = campaign(1, 0, 1, "--tenth");

    assertEquals(List.of(), left());
    assertTrue(printed.contains("FAULTS"), printed);
  }

  @Test
  void campaign_whereNobodyMayMount_saysWhatItLeftOut_andIsNotDoneIfWhole() throws Exception {
    nobodyMayMount();
    String left = ": no fault, but without full disks and read-only ones (";

    String tenth = campaign(0, 0, 0, "--tenth");
    assertTrue(tenth.contains(left), tenth);
    String whole = campaign(1, 0, 0);
    assertTrue(whole.contains(left), whole);
  }

  @Test
  void campaign_ofAProgramOlderThanItsSource_isRefused() throws Exception {
    Files.setLastModifiedTime(folder.resolve("target/sordino.jar"), FileTime.fromMillis(0));

    assertOlderThan("/src/main/");
  }

  @Test
  void campaign_ofTestsOlderThanTheirSource_isRefused() throws Exception {
    Path tests = folder.resolve("target/test-classes");
    Files.delete(tests); // the link
    Path made = tests.resolve("org/sordino/fault/FileFaults.class");
    Files.createDirectories(made.getParent());
    Files.createFile(made);
    assertOlderThan("/src/test/resources/"); // of which there are none

    Files.setLastModifiedTime(made, FileTime.fromMillis(0));
    assertOlderThan("/src/test/java/");
  }

  private void assertOlderThan(String source) throws Exception {
    String printed = campaign(1, 0, 0);
    assertTrue(
        printed.matches("campaign.sh: .*/target is older than /.*: mvn package -DskipTests\n"),
        printed);
    assertTrue(printed.contains(source), printed);
  }
}
