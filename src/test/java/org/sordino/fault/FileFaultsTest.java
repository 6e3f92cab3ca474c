package org.sordino.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFaultsTest {
  private static final Specimen SPECIMEN = new Specimen("a.txt", new byte[100], Repair.NONE);

  @TempDir Path temporary;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Path folder() {
    return temporary.resolve("faults");
  }

  private FileFaults files() throws IOException {
    Files.createDirectories(folder());
    return new FileFaults(1, folder(), new PrintStream(out));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private Target target(String name, Trial trial) throws IOException {
    return Target.of(name, temporary.resolve(name), List.of(SPECIMEN), trial);
  }

  @Test
  void filesWithoutAFault_areCounted_andNothingIsLeft() throws Exception {
    assertTrue(files().run(3, 14, 2), this::printed);

    assertTrue(printed().contains("\naudio: 3 files: "), this::printed);
    assertTrue(printed().contains("\nmodels, stores, texts and images: 14 files: "), this::printed);
    assertTrue(printed().contains("\ntags: 2 files: "), this::printed);
    assertFalse(Files.exists(folder()));
  }

  @Test
  void filesWithAFault_areKeptAndNamed() throws Exception {
    FileFaults files = files();
    Trial broken =
        file -> {
          throw new IllegalStateException("no bound");
        };
    files.share("broken", List.of(target("broken", broken)), 2);

    assertFalse(files.tidied());
    assertTrue(printed().contains("broken: 2 files: 0 read, 2 refused, 2 faults"), this::printed);
    assertTrue(printed().endsWith("kept: " + folder() + "\n"), this::printed);
    assertTrue(Files.exists(folder().resolve("broken-1-1-a.txt")));
  }

  /** Whether there are more or fewer files than targets: no file falls to rounding. */
  @Test
  void everyTarget_hasItsShare() throws Exception {
    for (int count : new int[] {32, 5}) {
      List<Integer> tried = new ArrayList<>();
      List<Target> targets = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        tried.add(0);
        int number = i;
        targets.add(
            target(
                "target" + i,
                file -> {
                  tried.set(number, tried.get(number) + 1);
                  return 0;
                }));
      }
      files().share("all", targets, count);

      assertEquals(count, tried.stream().mapToInt(Integer::intValue).sum());
      assertTrue(Collections.max(tried) - Collections.min(tried) <= 1, tried::toString);
      assertTrue(printed().contains("all: " + count + " files: " + count + " read"), this::printed);
    }
  }
}
