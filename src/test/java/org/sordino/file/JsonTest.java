package org.sordino.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTest {
  private record Point(int x, int y) {}

  @TempDir Path temp;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = temp.resolve("points.jsonl");
  }

  private String refused() {
    return assertThrows(IOException.class, () -> Json.lines(file, Point.class)).getMessage();
  }

  @Test
  void lines_areValuesInOrder() throws IOException {
    Files.writeString(file, "{\"x\":1,\"y\":2}\n{\"x\":3,\"y\":4}\n");
    assertEquals(List.of(new Point(1, 2), new Point(3, 4)), Json.lines(file, Point.class));
  }

  @Test
  void lines_ofAnEmptyFile_areNone() throws IOException {
    Files.writeString(file, "");
    assertEquals(List.of(), Json.lines(file, Point.class));
  }

  @Test
  void lines_withCodesThatCommandATerminal_areRefusedWithoutThem() throws IOException {
    Files.writeString(file, "{\"x\":1,\"y\":\u0085\u001b[2J\u009b}\n");
    assertTrue(refused().chars().noneMatch(Character::isISOControl), this::refused);
    Files.writeString(file, "{\"x\":1,\"y\":2,\"\\u001b[2J\":3}\n");
    assertTrue(refused().chars().noneMatch(Character::isISOControl), this::refused);
  }

  @Test
  void lines_withoutALastLineFeed_leaveOutWhatIsBeingWritten() throws IOException {
    Files.writeString(file, "{\"x\":1,\"y\":2}\n{\"x\":3,");
    assertEquals(List.of(new Point(1, 2)), Json.lines(file, Point.class));
  }

  @Test
  void lines_withADamagedOne_nameFileAndLine() throws IOException {
    Files.writeString(file, "{\"x\":1,\"y\":2}\n{\"x\":3,\"z\":4}\n");
    assertTrue(refused().startsWith(file + " at line 2: "), refused());
    Files.writeString(file, "{\"x\":1,\"y\":2}\n\n");
    assertTrue(refused().startsWith(file + " at line 2: "), refused());
  }

  @Test
  void read_ofBytesThatAreNoText_namesTheFile() throws IOException {
    Files.write(file, new byte[] {'{', (byte) 0xFF});
    String message =
        assertThrows(IOException.class, () -> Json.read(file, Point.class)).getMessage();
    assertEquals(file + ": expected UTF-8 text, found other bytes", message);
  }

  @Test
  void read_ofNoFile_namesIt() {
    String message =
        assertThrows(IOException.class, () -> Json.read(file, Point.class)).getMessage();
    assertEquals(file + ": no such file", message);
  }
}
