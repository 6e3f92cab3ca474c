package org.sordino.bench;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sordino.dataset.Examples;
import org.sordino.loss.CrossEntropy;
import org.sordino.loss.SoftLabelLoss;
import org.sordino.network.NamedParameters;
import org.sordino.network.NetworkName;
import org.sordino.network.NetworkSettings;
import org.sordino.network.PyTorch;
import org.sordino.training.History;
import org.sordino.training.Schedule;
import org.sordino.training.TrainingListener;
import org.sordino.training.TrainingLoop;
import org.sordino.training.TrainingSettings;

/**
 * Milliseconds per training step of 128 examples with two threads: batch assembly (of clips from
 * half-precision spectrograms), forward, loss, backward, SGD. Median of the later half. Arguments:
 * network, steps.
 */
public final class TrainingStep {
  private static final int BATCH = 128;

  private TrainingStep() {}

  public static void main(String[] arguments) throws IOException {
    int steps = Integer.parseInt(arguments[1]);
    PyTorch torch = PyTorch.start("cpu", 2);
    Examples examples = examples(arguments[0], steps * BATCH);
    Examples none = examples(arguments[0], 0);
    Shape input = new Shape(examples.shape());
    NetworkSettings network = NetworkSettings.of(arguments[0]);
    List<Double> times = new ArrayList<>();
    Path folder = Files.createTempDirectory("sordino-bench");
    try (NDManager manager = torch.newManager()) {
      Block block = NetworkName.create(network, input, 10);
      NamedParameters.initialize(
          block, input, NetworkName.initialValues(network, 1), true, DataType.FLOAT32, manager);
      TrainingSettings settings =
          new TrainingSettings(1, BATCH, 0.005, Schedule.CONSTANT, 0, 0.9, 0.0005, false, false, 1);
      new TrainingLoop(torch, block, new SoftLabelLoss(new CrossEntropy()), settings)
          .run(
              examples,
              none,
              new History(folder.resolve("history.jsonl")),
              folder.resolve("state"),
              null,
              new TrainingListener() {
                private long last = System.nanoTime();

                @Override
                public void stepped(int epoch, int step, int of, double loss) {
                  long now = System.nanoTime();
                  times.add((now - last) / 1e6);
                  last = now;
                }
              });
    }
    List<Double> later = times.subList(times.size() / 2, times.size()).stream().sorted().toList();
    System.out.printf("%.1f%n", later.get(later.size() / 2));
  }

  private static Examples examples(String network, int count) {
    return network.startsWith("nnet") ? NoiseClips.of(count) : new NoiseImages(count);
  }
}
