package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SongDatasetNameTest {
  @TempDir Path temp;

  private final List<String> told = new ArrayList<>();

  /** That it makes them is seen where the demo runs: it takes seconds. */
  @Test
  void provide_demoThatIsNotThere_tellsOfItsSongsFirst() throws IOException {
    Path data = temp.resolve("songs");
    Consumer<String> stops =
        line -> {
          told.add(line);
          throw new IllegalStateException("stopped");
        };

    assertThrows(IllegalStateException.class, () -> SongDatasetName.DEMO.provide(data, stops));

    assertEquals(List.of("making 300 songs of 10 made-up genres in " + data), told);
    assertFalse(Files.exists(data));
  }

  @Test
  void provide_demoThatIsThere_leavesItAsItIs() throws IOException {
    SongDatasetName.DEMO.provide(temp, told::add);
    assertEquals(List.of(), told);
    try (Stream<Path> files = Files.list(temp)) {
      assertTrue(files.findAny().isEmpty());
    }
  }

  @Test
  void provide_gtzanThatIsNotThere_makesNothing() throws IOException {
    SongDatasetName.GTZAN.provide(temp.resolve("songs"), told::add);
    assertFalse(Files.exists(temp.resolve("songs")));
  }

  @Test
  void find_labels_givesTheirDataSets() {
    assertEquals(Optional.of(SongDatasetName.DEMO), SongDatasetName.find("demo"));
    assertEquals(Optional.of(SongDatasetName.GTZAN), SongDatasetName.find("gtzan"));
    assertEquals(Optional.empty(), SongDatasetName.find("cifar-10"));
  }
}
