package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train} as a process of its own, which starts the engine and loads every class anew. */
class TrainProcessTest {
  private static Ran ran;
  private static LoadedClasses loaded;

  @BeforeAll
  static void train(@TempDir Path temp) throws Exception {
    Path log = temp.resolve("classes");
    Object[] command = Studio.train(temp.resolve("run"), "--epochs", 1, "--threads", 1);
    try (Child child = Child.sordino(temp, List.of(LoadedClasses.notedIn(log)), List.of(command))) {
      ran = child.ended().ended(ExitCode.DONE);
    }
    loaded = LoadedClasses.read(log);
  }

  /** The first start in a process decides. */
  @Test
  void train_withThreads_tellsThoseThatTheEngineHas() {
    TrainCommandTest.assertDevice("1 thread", ran);
  }

  @Test
  void train_loadsWhatDrawsAfterItsResults() {
    int results = loaded.names().indexOf("org.sordino.evaluation.Stability");
    int report = loaded.names().indexOf("org.sordino.report.RunReport");
    int awt = loaded.names().indexOf(loaded.drawing().get(0));

    assertTrue(
        results >= 0 && results < report && report < awt, results + " " + report + " " + awt);
  }
}
