package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  /** What is told may hold the names of files. */
  @Test
  void notes_withControlCodes_commandNoTerminal() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(new PrintStream(out), new PrintStream(err), false);

    console.note("now a\u001b[2J");
    console.warn("b\nc");
    console.error("d\u0007");

    assertEquals("now a?[2J\nwarning: b?c\nsordino: d?\n", err.toString(StandardCharsets.UTF_8));
    assertEquals("", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void progress_onATerminal_isCutWhereItWouldWrap() {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(shown, true, StandardCharsets.UTF_8);
    long since = System.nanoTime() - 7_200_000_000_000L;
    String more = ", epoch 12/100, loss 0.5000, validation clip error 12.3 %";
    new Console(stream, stream, true).progress("steps", 56_789, 56_789, since, () -> more);

    String line = "steps ████████████████ 56789/56789, 0 s left" + more + ", 7.9/s";
    assertEquals(
        "\r\u001b[K\u001b[?7l" + line + "\u001b[?7h", shown.toString(StandardCharsets.UTF_8));
    int longer = "12 min 05 s".length() - "0 s".length();
    assertTrue(line.indexOf(", validation") + longer <= 80, "the loss is not cut");
  }
}
