package org.sordino.experiment.grid;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.sordino.dataset.Part;
import org.sordino.experiment.DividedData;
import org.sordino.file.TemporaryFolder;
import org.sordino.loss.CrossEntropy;
import org.sordino.loss.SoftLabelLoss;
import org.sordino.network.NamedParameters;
import org.sordino.network.NetworkName;
import org.sordino.network.NetworkSettings;
import org.sordino.network.PyTorch;
import org.sordino.training.History;
import org.sordino.training.TrainingListener;
import org.sordino.training.TrainingLoop;
import org.sordino.training.TrainingSettings;

/** The beginning of a training, to see how long a step takes; nothing is kept of it. */
record TimedSteps(DividedData data, TrainingSettings training, PyTorch torch) {
  /** Steps that are slower, because memory is taken and code is compiled. */
  private static final int FIRST = 2;

  private static final int TIMED = 5;

  /** Seconds of a step of {@code network}, the median of a few. */
  double seconds(NetworkSettings network) throws IOException {
    Clock clock = new Clock();
    try (TemporaryFolder folder = TemporaryFolder.create("sordino-steps");
        NDManager manager = torch.newManager()) {
      Shape input = data.features().shape();
      Block block = NetworkName.create(network, input, data.classes().size());
      NamedParameters.initialize(
          block,
          input,
          NetworkName.initialValues(network, training.seed()),
          true,
          DataType.FLOAT32,
          manager);
      new TrainingLoop(torch, block, new SoftLabelLoss(new CrossEntropy()), training)
          .run(
              data.training(training.seed()),
              data.examples(Part.VALIDATION, data.features()),
              new History(folder.path().resolve("history.jsonl")),
              folder.path().resolve("state.safetensors"),
              null,
              clock);
    } catch (EnoughException e) {
      // As it should be.
    }
    return median(clock.seconds);
  }

  /** Of what steps took, in order; 0 of none. */
  static double median(List<Double> seconds) {
    List<Double> warm = seconds.size() > FIRST ? seconds.subList(FIRST, seconds.size()) : seconds;
    return warm.stream().sorted().skip(warm.size() / 2).findFirst().orElse(0.0);
  }

  /** Ends the training from within. */
  private static final class EnoughException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Takes the time of steps. */
  private static final class Clock implements TrainingListener {
    private final List<Double> seconds = new ArrayList<>();
    private int steps;
    private long last;

    @Override
    public void stepped(int epoch, int step, int stepsOfAll, DoubleSupplier loss) {
      var unused = loss.getAsDouble(); // the step has ended, on a GPU too
      long now = System.nanoTime();
      if (steps > 0) {
        seconds.add((now - last) / 1e9);
      }
      last = now;
      steps++;
      if (seconds.size() == FIRST + TIMED) {
        throw new EnoughException();
      }
    }
  }
}
