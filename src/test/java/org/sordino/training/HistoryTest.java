package org.sordino.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  void history_damagedLine_isNamed() throws IOException {
    train("damaged", PLAIN, settings(0.02, 1), 18, null, TrainingListener.SILENT);
    Path file = folder.resolve("damaged.jsonl");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(2, lines.get(2).replace("\"loss\":", "\"loss\":x"));
    Files.write(file, lines);

    String message = assertThrows(IOException.class, () -> history("damaged").read()).getMessage();

    assertTrue(message.startsWith(file + " at line 3"), message);
  }
}
