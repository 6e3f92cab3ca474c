package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sordino.loss.LossName;
import picocli.CommandLine;

class LossOptionsMixinTest {
  /** Each has a value of its own, so that none can stand for another. */
  @Test
  void given_everyOption_isUnderItsName() {
    Map<String, String> expected = new LinkedHashMap<>();
    int value = 0;
    for (String setting :
        List.of(
            "alpha",
            "temperature",
            "gamma",
            "factor",
            "teacher-temperature",
            "multiplier",
            "reduction",
            "hard-weight",
            "on-regularization",
            "on-others",
            "generations",
            "peers")) {
      expected.put(setting, "value" + value++);
    }
    String[] options =
        expected.entrySet().stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new);

    LossOptionsMixin loss = CommandLine.populateCommand(new LossOptionsMixin(), options);

    assertEquals(expected, loss.given());
    assertEquals("cross-entropy", loss.name());
    TreeSet<String> taken = new TreeSet<>();
    for (LossName name : LossName.values()) {
      taken.addAll(name.defaults().keySet());
    }
    assertEquals(taken, new TreeSet<>(expected.keySet()), "options that no loss takes, or lacks");
  }

  @Test
  void given_nothing_isEmpty() {
    LossOptionsMixin loss = CommandLine.populateCommand(new LossOptionsMixin(), "--loss", "lsr");

    assertEquals(Map.of(), loss.given());
    assertEquals("lsr", loss.name());
  }
}
