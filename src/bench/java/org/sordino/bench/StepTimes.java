package org.sordino.bench;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.Examples;
import org.sordino.file.TemporaryFolder;
import org.sordino.loss.CrossEntropy;
import org.sordino.loss.SoftLabelLoss;
import org.sordino.network.NamedParameters;
import org.sordino.network.NetworkName;
import org.sordino.network.NetworkSettings;
import org.sordino.network.PyTorch;
import org.sordino.training.History;
import org.sordino.training.Schedule;
import org.sordino.training.TeacherLogits;
import org.sordino.training.TrainingListener;
import org.sordino.training.TrainingLoop;
import org.sordino.training.TrainingSettings;

/** Milliseconds of each step of one epoch of training, in batches of 128. */
final class StepTimes {
  static final int BATCH = 128;

  private StepTimes() {}

  /** Of a fresh network, with cross-entropy; {@code none} are no examples, to validate on. */
  static List<Double> of(PyTorch torch, String name, Examples examples, Examples none)
      throws IOException {
    SoftLabelLoss loss = new SoftLabelLoss(new CrossEntropy());
    return of(torch, name, loss, null, examples, none, () -> {});
  }

  /**
   * Of a fresh network.
   *
   * @param teacher what a teacher network says, null without one
   * @param none no examples, to validate on
   * @param between what to do after each step, whose time is not counted
   */
  static List<Double> of(
      PyTorch torch,
      String name,
      SoftLabelLoss loss,
      @Nullable TeacherLogits teacher,
      Examples examples,
      Examples none,
      Runnable between)
      throws IOException {
    List<Double> times = new ArrayList<>();
    train(
        torch,
        name,
        loss,
        teacher,
        examples,
        none,
        1,
        new TrainingListener() {
          private long last = System.nanoTime();

          @Override
          public void stepped(int epoch, int step, int of, DoubleSupplier loss) {
            var unused = loss.getAsDouble(); // the step has ended, on a GPU too
            times.add((System.nanoTime() - last) / 1e6);
            between.run();
            last = System.nanoTime();
          }
        });
    return times;
  }

  /** Trains a fresh network for some epochs. */
  static void train(
      PyTorch torch,
      String name,
      SoftLabelLoss loss,
      @Nullable TeacherLogits teacher,
      Examples examples,
      Examples none,
      int epochs,
      TrainingListener listener)
      throws IOException {
    Shape input = new Shape(examples.shape());
    NetworkSettings network = NetworkSettings.of(name);
    TrainingSettings settings =
        new TrainingSettings(
            epochs, BATCH, 0.005, Schedule.CONSTANT, 0, 0.9, 0.0005, false, false, false, 1);
    try (TemporaryFolder temporary = TemporaryFolder.create("sordino-bench");
        NDManager manager = torch.newManager()) {
      Path folder = temporary.path();
      Block block = NetworkName.create(network, input, examples.classes().size());
      NamedParameters.initialize(
          block, input, NetworkName.initialValues(network, 1), true, DataType.FLOAT32, manager);
      new TrainingLoop(torch, block, List.of(block), loss, settings, teacher)
          .run(
              examples,
              none,
              new History(folder.resolve("history.jsonl")),
              folder.resolve("state"),
              null,
              listener);
    }
  }

  static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
