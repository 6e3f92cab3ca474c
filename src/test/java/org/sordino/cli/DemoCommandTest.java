package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  @TempDir Path temp;

  /** Its songs are made, its training only begins. */
  @Test
  void demo_whereItTrains_tellsTheDevice() throws IOException, InterruptedException {
    Path out = temp.resolve("demo");
    try (Child child =
        Child.sordino(temp, "demo", "--out", out, "--device", "cpu", "--threads", 2)) {
      child.killAt(child.err(), 3);
      List<String> lines = Files.readAllLines(child.err());
      assertEquals(
          "1. making 300 songs of 10 made-up genres in " + out.resolve("songs"), lines.get(0));
      assertTrue(lines.get(1).startsWith("2. training nnet1 "), lines.get(1));
      assertTrue(lines.get(2).startsWith("device cpu, 2 threads, PyTorch "), lines.get(2));
    }
  }

  @Test
  void demo_overAnEarlierOne_isRefused() throws IOException {
    Files.createDirectories(temp.resolve("songs"));
    Ran.sordino("demo", "--out", temp).failed(ExitCode.USAGE, "--out " + temp, "new or empty");
  }
}
