package org.sordino.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileProblemTest {
  @TempDir Path folder;

  @Test
  void line_folderThatIsNotEmpty_isNamedInWords() throws IOException {
    Files.createFile(folder.resolve("file"));

    IOException problem = assertThrows(IOException.class, () -> Files.delete(folder));

    assertEquals(folder + ": a folder that is not empty", FileProblem.line(problem));
  }

  @Test
  void words_reasonOfTheSystem_isGivenWithoutTheFile() {
    assertEquals(
        "Too many open files",
        FileProblem.words(new FileSystemException("/m/a.mp3", null, "Too many open files")));
  }

  @Test
  void words_exceptionsWithoutAReason_areNoClassNames() {
    assertEquals(
        "the system refuses it", FileProblem.words(new FileSystemLoopException("/m/a.mp3")));
    assertEquals("an interruption", FileProblem.words(new ClosedByInterruptException()));
    assertEquals("no reason given", FileProblem.words(new IOException()));
  }
}
