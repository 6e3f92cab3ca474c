package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A folder to damage, of which no report can be made then. */
abstract class DamagedFiles {
  @TempDir Path temp;

  /** The folder of a run or an experiment. */
  Path folder;

  /** Asserts that one line says so, which names each of {@code named}. */
  final void refused(Object... named) {
    String message = assertThrows(IOException.class, () -> Report.of(folder)).getMessage();
    assertEquals(1, message.lines().count(), message);
    assertFalse(message.contains("org.sordino") || message.contains("jackson"), message);
    for (Object name : named) {
      assertTrue(message.contains(name.toString()), "expected " + name + " in: " + message);
    }
  }

  /** Puts {@code by} in the place of {@code old}, which has to be there. */
  final void replace(String file, String old, String by) throws IOException {
    String text = Files.readString(folder.resolve(file));
    assertTrue(text.contains(old), text);
    Files.writeString(folder.resolve(file), text.replace(old, by));
  }
}
