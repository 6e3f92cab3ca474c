package org.sordino.experiment.grid;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.sordino.dataset.Part;
import org.sordino.experiment.DividedData;
import org.sordino.experiment.RunListener;
import org.sordino.network.PyTorch;
import org.sordino.training.TrainingSettings;

/** How long runs would take, from a few timed steps of each network. */
public final class GridEstimate {
  /** What an example costs that is only answered, beside one that is learnt from. */
  private static final double VALIDATION = 1.0 / 3;

  private final GridSettings settings;
  private final PyTorch torch;
  private final RunListener listener;
  private final Map<String, Double> steps = new HashMap<>();

  /** Of the runs of {@code plan}, with the data at {@code place}. */
  public GridEstimate(
      Plan plan,
      ExperimentFolder folder,
      ExperimentData.Place place,
      PyTorch torch,
      RunListener listener) {
    this.torch = torch;
    this.listener = listener;
    settings = new GridSettings(plan.experiment(), place, folder, "");
  }

  /** Seconds of {@code run}. */
  public double seconds(PlannedRun run) throws IOException {
    DividedData data = settings.source(run).open(torch.threads(), listener);
    TrainingSettings training = settings.training(run);
    String network = run.network().label();
    Double step = steps.get(network);
    if (step == null) {
      listener.note("timing a few steps of " + network);
      step = new TimedSteps(data, training, torch).seconds(run.network().settings());
      steps.put(network, step);
    }
    int train = data.training(training.seed()).size();
    int validation = data.examples(Part.VALIDATION, data.features()).size();
    return run.variant().networks()
        * training.epochs()
        * steps(train, validation, training.batch())
        * step;
  }

  /** What an epoch takes, in steps of {@code batch} examples. */
  static double steps(int train, int validation, int batch) {
    return Math.ceil((double) train / batch) + VALIDATION * validation / batch;
  }
}
