package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sordino.experiment.grid.ExperimentText;

class ExperimentListTest {
  @Test
  void list_everyExperimentThatShips_hasItsTitleAndWhatItCosts() throws Exception {
    List<String> lines =
        Ran.sordino("experiment", "--list").ended(ExitCode.DONE).out().lines().toList();

    assertEquals(2 * ExperimentText.SHIPPED.size(), lines.size(), lines.toString());
    for (int i = 0; i < ExperimentText.SHIPPED.size(); i++) {
      String name = ExperimentText.SHIPPED.get(i);
      String title = ExperimentText.find(name).experiment().title();
      assertEquals("%-17s %s".formatted(name, title), lines.get(2 * i));
      String cost = lines.get(2 * i + 1);
      assertTrue(cost.startsWith(" ".repeat(18)) && cost.contains("on two cores"), cost);
    }
  }
}
