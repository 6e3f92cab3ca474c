package org.sordino.cli;

import java.io.IOException;
import org.sordino.experiment.grid.ExperimentData;
import org.sordino.experiment.grid.ExperimentFolder;
import org.sordino.experiment.grid.ExperimentResults;
import org.sordino.experiment.grid.ExperimentText;
import org.sordino.experiment.grid.GridRunner;
import org.sordino.experiment.grid.Plan;
import org.sordino.network.PyTorch;

/**
 * Trains what is missing of an experiment, told on the console.
 *
 * @param text the experiment
 * @param plan of its runs
 * @param place where its data are
 * @param folder where its files are to be
 */
record GridTraining(
    ExperimentText text, Plan plan, ExperimentData.Place place, ExperimentFolder folder) {
  /**
   * Trains and reads what came of it.
   *
   * @param resume whether {@code folder} may hold the same experiment to go on with
   * @param command the command line, for the record
   * @param reporter hears of the runs
   */
  ExperimentResults train(
      boolean resume, String command, DeviceOptions device, Console console, GridReporter reporter)
      throws IOException {
    folder.requireFreshUnless(resume, text);
    folder.requireData(plan, place, console::note);
    PyTorch torch = device.start(console);
    GridRunner runner = new GridRunner(plan, folder, place, command, torch, reporter);
    folder.settle(text, resume);
    runner.run();
    return ExperimentResults.read(folder, plan);
  }
}
