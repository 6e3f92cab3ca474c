package org.sordino.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir Path temp;

  @Test
  void hold_aFolderThatIsHeld_isRefusedNamingItAndTheProcess() throws IOException {
    Path folder = temp.resolve("run");
    RunLock held = RunLock.hold(folder);
    try (held) {
      String message =
          assertThrows(RunHeldException.class, () -> RunLock.hold(folder)).getMessage();

      assertTrue(message.contains(folder.toString()), message);
      assertTrue(message.contains(Long.toString(ProcessHandle.current().pid())), message);
    }
  }

  @Test
  void hold_aFolderThatWasGivenBack_isDone() throws IOException {
    RunLock.hold(temp).close();

    assertEquals("", Files.readString(temp.resolve(RunLock.NAME)));
    RunLock.hold(temp).close();
  }

  @Test
  void remove_leavesNoFile() throws IOException {
    try (RunLock held = RunLock.hold(temp)) {
      held.remove();

      assertFalse(Files.exists(temp.resolve(RunLock.NAME)));
    }
  }
}
