package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.loss.LossName;

class HelpTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "train",
        "evaluate",
        "classify",
        "features",
        "report",
        "info",
        "generate-completion"
      })
  void help_ofACommand_beginsWithExamples(String command) {
    String help = Ran.sordino(command, "--help").ended(ExitCode.DONE).out();
    assertEquals("Examples:", help.lines().findFirst().orElse(""));
    assertTrue(help.lines().skip(1).findFirst().orElse("").contains("sordino"), help);
  }

  @Test
  void help_ofTheProgram_beginsWithExamplesAndListsCommands() {
    String help = Ran.sordino("--help").ended(ExitCode.DONE).out();
    assertTrue(help.startsWith("Examples:\n  sordino demo\n"), help);
    for (String command :
        new String[] {"train", "evaluate", "classify", "features", "report", "info"}) {
      assertTrue(help.contains("\n  " + command + " "), command);
    }
  }

  @Test
  void help_ofTrain_listsEveryLossWithFormulaAndPaper() {
    // Lines may be wrapped in places, so white space does not count.
    String help = Ran.sordino("train", "--help").out().replaceAll("\\s+", "");
    for (LossName loss : LossName.values()) {
      String line = loss.label() + loss.formula() + "[" + loss.source() + "]";
      assertTrue(help.contains(line.replaceAll("\\s+", "")), loss.label());
    }
  }

  @Test
  void version_isOneLine() {
    String version = Ran.sordino("--version").ended(ExitCode.DONE).out();
    assertTrue(version.matches("sordino \\S+\\R"), version);
  }

  @Test
  void run_withoutACommand_isAUsageError() {
    Ran.sordino().failed(ExitCode.USAGE, "command");
  }

  @Test
  void run_withAnUnknownCommand_isAUsageError() {
    Ran.sordino("trane").failed(ExitCode.USAGE, "trane");
  }

  @Test
  void info_printsVersionsAndDevice() {
    String info = Ran.sordino("info", "--device", "cpu").ended(ExitCode.DONE).out();
    assertTrue(info.lines().anyMatch(line -> line.matches("engine +PyTorch \\d.*")), info);
    assertTrue(info.lines().anyMatch(line -> line.matches("device +cpu\\(\\).*")), info);
    assertTrue(info.lines().anyMatch(line -> line.matches("models +none.*")), info);
  }
}
