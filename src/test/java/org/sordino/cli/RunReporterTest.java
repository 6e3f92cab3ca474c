package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RunReporterTest {
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  private String shown() {
    return shown.toString(StandardCharsets.UTF_8);
  }

  @Test
  void stepped_theFirstTime_hasNoSpeedToTell() throws InterruptedException {
    PrintStream terminal = new PrintStream(shown, true, StandardCharsets.UTF_8);
    RunReporter reporter = new RunReporter(new Console(terminal, terminal, true), 3);
    Thread.sleep(150); // a bar is drawn ten times a second at most

    reporter.stepped(1, 1, 10, () -> 0.5);
    assertEquals("", shown());

    reporter.stepped(1, 2, 10, () -> 0.5);
    assertTrue(shown().contains(" 2/30, "), shown());
    assertTrue(shown().contains(", epoch 1/3, loss 0.5000"), shown());
  }

  /** As the second generation of born-again does after a first one that was resumed. */
  @Test
  void stepped_byAnotherNetworkAfterAResumedOne_beginsToCountAnew() throws InterruptedException {
    PrintStream terminal = new PrintStream(shown, true, StandardCharsets.UTF_8);
    RunReporter reporter = new RunReporter(new Console(terminal, terminal, true), 60);
    reporter.stepped(50, 1, 10, () -> 0.5);
    reporter.stepped(1, 1, 10, () -> 0.5);
    Thread.sleep(150);

    reporter.stepped(1, 2, 10, () -> 0.5);

    assertTrue(shown().contains(" 2/600, "), shown());
  }
}
