package org.sordino.cli;

import java.io.IOException;
import java.util.List;
import org.sordino.experiment.grid.ExperimentFolder;
import org.sordino.experiment.grid.ExperimentText;
import org.sordino.experiment.grid.GridEstimate;
import org.sordino.experiment.grid.Plan;
import org.sordino.experiment.grid.PlannedRun;

/** What {@code experiment} prints without training. */
final class ExperimentPrinter {
  private static final String COST = "Cost: ";

  private ExperimentPrinter() {}

  /** A line for the title of every experiment that ships, and what it costs. */
  static void list(Console console) throws IOException {
    for (String name : ExperimentText.SHIPPED) {
      ExperimentText text = ExperimentText.find(name);
      console.data("%-17s %s".formatted(name, text.experiment().title()));
      console.data(" ".repeat(18) + cost(text.head()));
    }
  }

  /** The sentence on the cost at the head of a file, which may go over several lines. */
  private static String cost(List<String> head) {
    StringBuilder cost = new StringBuilder();
    for (String line : head) {
      boolean begun = !cost.isEmpty();
      if (line.startsWith(COST)) {
        cost.append(line.substring(COST.length()));
      } else if (begun && (line.isEmpty() || line.matches("\\w+:.*"))) {
        break;
      } else if (begun) {
        cost.append(' ').append(line);
      }
    }
    return cost.toString();
  }

  /** A line for every run, with the time that it would take, and the sum. */
  static void plan(Console console, Plan plan, ExperimentFolder folder, GridEstimate estimate)
      throws IOException {
    double left = 0;
    int finished = 0;
    for (PlannedRun run : plan.runs()) {
      if (folder.ended(run)) {
        finished++;
        console.data("%-10s %s".formatted("finished", run.name()));
      } else {
        double seconds = estimate.seconds(run);
        left += seconds;
        console.data("%-10s %s".formatted(Console.duration(seconds), run.name()));
      }
    }
    console.data(
        "%d trainings, %d of them finished; the others take about %s here"
            .formatted(plan.runs().size(), finished, Console.duration(left)));
  }
}
