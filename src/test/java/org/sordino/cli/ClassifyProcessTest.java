package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code classify} as a process of its own: its start, its end and its memory. */
class ClassifyProcessTest {
  @TempDir Path temp;

  /** The library is loaded on a thread of its own, which only a process shows. */
  @Test
  void classify_asAProcess_answersAlike_andNeverLoadsWhatDraws()
      throws IOException, InterruptedException {
    Object[] command = {"classify", "--model", Studio.model(), "--json", Studio.song()};
    Path log = temp.resolve("classes");
    try (Child child = Child.sordino(temp, List.of(LoadedClasses.notedIn(log)), List.of(command))) {
      assertEquals(Ran.sordino(command).out(), child.ended().ended(ExitCode.DONE).out());
    }
    LoadedClasses loaded = LoadedClasses.read(log);
    assertTrue(loaded.names().contains(Sordino.class.getName()), "classes are noted");
    assertEquals(List.of(), loaded.drawing());
  }

  @Test
  void classify_interrupted_printsWholeLinesOnly() throws IOException, InterruptedException {
    List<Object> command = new ArrayList<>(List.of("classify", "--model", Studio.model(), "--csv"));
    command.addAll(Collections.nCopies(5_000, Studio.song()));
    try (Child child = Child.sordino(temp, command.toArray())) {
      Ran ran = child.interruptedAt(child.out(), 3);

      assertEquals(128 + 15, ran.code(), ran.err());
      List<String> lines = ran.out().lines().toList();
      assertTrue(ran.out().endsWith(System.lineSeparator()), lines.get(lines.size() - 1));
      assertEquals(1, Set.copyOf(lines.subList(1, lines.size())).size(), "the same song");
      assertTrue(
          ran.err().contains("interrupted: %d of 5000 files done".formatted(lines.size() - 1)),
          ran.err());
    }
  }

  @Test
  void classify_whereTheNativeLibraryDoesNotStart_saysSoInOneLine()
      throws IOException, InterruptedException {
    try (Child child =
        Child.sordino(
            temp,
            List.of("-DENGINE_CACHE_DIR=" + Studio.song()),
            List.of("classify", "--model", Studio.model(), Studio.song()))) {
      child.ended().failed(ExitCode.FAILURE, "the native PyTorch library does not start");
    }
  }

  @Test
  void classify_moreThanFitsIntoMemory_answersTheOthers() throws Exception {
    Path twoHours = Sounds.sparse(temp.resolve("two-hours.wav"), 7200);
    List<Object> command =
        List.of("classify", "--model", Studio.model(), "--csv", Studio.song(), twoHours, twoHours);
    try (Child child = Child.sordino(temp, List.of("-Xmx200m"), command)) {
      Ran ran = child.ended();
      assertEquals(ExitCode.SOME_FAILED, ran.code(), ran.err());
      assertEquals(2, ran.err().lines().filter(line -> line.contains("two-hours.wav: ")).count());
      assertTrue(ran.err().contains("expected a file that fits into Java's memory"), ran.err());
      assertTrue(ran.out().contains(Studio.song() + ","), ran.out());
    }
  }
}
