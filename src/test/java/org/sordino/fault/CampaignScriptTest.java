package org.sordino.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The campaign's script, with a Java that only ends as it is told. */
class CampaignScriptTest {
  private static final Path SCRIPT = Path.of("src/fault/campaign.sh").toAbsolutePath();

  @TempDir Path folder;
  private Path temporary;

  @BeforeEach
  void makePrograms() throws IOException {
    Files.createDirectories(folder.resolve("target/test-classes"));
    Files.createFile(folder.resolve("target/sordino.jar"));
    temporary = Files.createDirectories(folder.resolve("tmp"));
    program("unshare", "exit 1"); // as where nobody may mount
    program(
        "java",
        "case \"$*\" in *ProcessFaults*) echo killed; exit $PROCESSES;; *) exit $FILES;; esac");
  }

  private void program(String name, String commands) throws IOException {
    Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
    Files.writeString(file, "#!/usr/bin/env bash\n" + commands + "\n");
    file.toFile().setExecutable(true);
  }

  /** What the script prints; it ends with {@code status}. */
  private String campaign(int status, int processes, int files) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString(), "--tenth");
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
  void campaign_withoutAFault_leavesNothing() throws Exception {
    String printed = campaign(0, 0, 0);

    assertTrue(printed.contains("killed\nfault campaign, seed 1: no fault"), printed);
    assertEquals(List.of(), left());
  }

  @Test
  void campaign_ofAProcessWithAFault_keepsItsFolderAndNamesIt() throws Exception {
    String printed = campaign(1, 1, 0);

    assertEquals(1, left().size());
    assertTrue(printed.contains("killed\nkept: " + left().get(0) + "\n"), printed);
    assertTrue(printed.contains("FAULTS"), printed);
  }

  /** Those files are kept elsewhere. */
  @Test
  void campaign_ofFilesWithFaults_leavesNothingOfTheProcesses() throws Exception {
    String printed = campaign(1, 0, 1);

    assertEquals(List.of(), left());
    assertTrue(printed.contains("FAULTS"), printed);
  }
}
