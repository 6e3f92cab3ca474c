package org.sordino.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest extends TinyTraining {
  @Test
  void history_shorterThanTheCheckpoint_isRefused() throws IOException {
    History history = history("short");
    Files.writeString(history.file(), "{}\n");

    String message = assertThrows(IOException.class, () -> history.keep(2)).getMessage();

    assertEquals(history.file() + ": expected at least 2 epochs, found 1", message);
  }

  @Test
  void add_twice_isTwoLines() throws IOException {
    History history = history("two");

    history.add(epoch(1));
    history.add(epoch(2));

    assertEquals(List.of(epoch(1), epoch(2)), history.read());
  }

  /** Linux takes what is written to /dev/null, but there is no disk that it could be forced to. */
  @Test
  void add_toWhatCannotBeForced_isRefused() {
    History history = new History(Path.of("/dev/null"));

    String message = assertThrows(IOException.class, () -> history.add(epoch(1))).getMessage();

    assertTrue(message.startsWith("/dev/null: cannot be written ("), message);
  }

  private static Epoch epoch(int number) {
    return new Epoch(number, 0.005, 1.5, 1.5, 0, Map.of(), 0.1, 0, null, 2.5);
  }

  @Test
  void history_damagedLine_isNamed() throws IOException {
    History history = history("damaged");
    for (int number = 1; number <= 4; number++) {
      history.add(epoch(number));
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(history.file()));
    lines.set(2, lines.get(2).replace("\"loss\":", "\"loss\":x"));
    Files.write(history.file(), lines);

    String message = assertThrows(IOException.class, history::read).getMessage();

    assertTrue(message.startsWith(history.file() + " at line 3"), message);
  }
}
