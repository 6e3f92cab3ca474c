package org.sordino.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  @Test
  void write_newFile_createsItAndTheFoldersAbove() throws IOException {
    Path target = folder.resolve("a/b/c.txt");

    WholeFile.write(target, "é\n");

    assertEquals("é\n", Files.readString(target));
  }

  @Test
  void write_contentFailsHalfway_keepsTheOldFileAndLeavesNothing() throws IOException {
    Path target = folder.resolve("c.txt");
    WholeFile.write(target, "old");

    assertThrows(
        IOException.class,
        () ->
            WholeFile.write(
                target,
                out -> {
                  out.write(new byte[100_000]);
                  throw new IOException("disk full");
                }));

    assertEquals("old", Files.readString(target));
    assertEquals(List.of(target), left());
  }

  @Test
  void write_whileAnotherIsHalfway_leavesTheWholeOfTheLast() throws IOException {
    Path target = folder.resolve("c.txt");
    String first = "1".repeat(200_000);

    WholeFile.write(
        target,
        out -> {
          out.write(first.substring(0, 100_000).getBytes(StandardCharsets.US_ASCII));
          out.flush();
          WholeFile.write(target, "second");
          out.write(first.substring(100_000).getBytes(StandardCharsets.US_ASCII));
          out.flush();
          assertEquals("second", Files.readString(target));
        });

    assertEquals(first, Files.readString(target));
    assertEquals(List.of(target), left());
  }

  @Test
  void write_overWhatProcessesLeft_removesThatOfThoseThatAreGone() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Process alive = new ProcessBuilder("sleep", "600").start();
    try {
      Path target = folder.resolve("c.txt");
      Path kept = partial(alive.pid() + "-0");
      Path another = Files.writeString(folder.resolve(".d.txt." + gone.pid() + "-0.partial"), "h");
      partial(gone.pid() + "-0");
      partial(gone.pid() + "-1");
      // as after a restart of a container, whose first process always has the number 1
      Path earlier = partial(ProcessHandle.current().pid() + "-0");
      Files.setLastModifiedTime(earlier, FileTime.from(Instant.now().minus(Duration.ofDays(1))));

      WholeFile.write(target, "whole");

      assertEquals(List.of(kept, another, target), left());
      assertEquals("whole", Files.readString(target));
    } finally {
      alive.destroy();
    }
  }

  private Path partial(String writer) throws IOException {
    return Files.writeString(folder.resolve(".c.txt." + writer + ".partial"), "ha");
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
