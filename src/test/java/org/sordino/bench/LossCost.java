package org.sordino.bench;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.Examples;
import org.sordino.loss.LossName;
import org.sordino.loss.LossOptions;
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

/**
 * What a training step of nnet1 costs with each loss, relative to cross-entropy: two threads, 128
 * clips, the teacher's logits stored. The losses take turns, a few steps each, so that whatever
 * else slows the machine slows all of them. Argument: rounds.
 */
public final class LossCost {
  private static final int BATCH = 128;
  private static final int STEPS = 5;
  private static final String BASELINE = "cross-entropy";
  private static final List<String> LOSSES =
      List.of(BASELINE, "lsr", "lsr-os", "lsr-os-tc", "tf-kd-reg", "kd", "wsl");

  private LossCost() {}

  public static void main(String[] arguments) throws IOException {
    PyTorch torch = PyTorch.start("cpu", 2);
    Examples examples = NoiseClips.of(STEPS * BATCH);
    Map<String, List<Double>> times = new LinkedHashMap<>();
    LOSSES.forEach(loss -> times.put(loss, new ArrayList<>()));
    for (int round = 0; round <= Integer.parseInt(arguments[0]); round++) {
      for (String loss : LOSSES) {
        List<Double> steps = steps(torch, loss, examples);
        // The first step of a loop waits for its batch, the first round for the compiler.
        times.get(loss).addAll(round == 0 ? List.of() : steps.subList(1, STEPS));
      }
    }
    double baseline = median(times.get(BASELINE));
    times.forEach(
        (loss, all) ->
            System.out.printf(
                "| %-14s | %7.1f ms | %.3f |%n", loss, median(all), median(all) / baseline));
  }

  private static List<Double> steps(PyTorch torch, String name, Examples examples)
      throws IOException {
    LossName loss = LossName.parse(name);
    SoftLabelLoss equation = new SoftLabelLoss(loss.create(new LossOptions(10, Map.of())));
    Shape input = new Shape(examples.shape());
    NetworkSettings network = NetworkSettings.of("nnet1");
    TrainingSettings settings =
        new TrainingSettings(1, BATCH, 0.005, Schedule.CONSTANT, 0, 0.9, 0.0005, false, false, 1);
    Path folder = Files.createTempDirectory("sordino-bench");
    List<Double> times = new ArrayList<>();
    try (NDManager manager = torch.newManager()) {
      Block block = NetworkName.create(network, input, 10);
      NamedParameters.initialize(
          block, input, NetworkName.initialValues(network, 1), true, DataType.FLOAT32, manager);
      @Nullable TeacherLogits teacher =
          equation.method().needsTeacher()
              ? TeacherLogits.stored(new float[examples.size()][10])
              : null;
      new TrainingLoop(torch, List.of(block), equation, settings, teacher)
          .run(
              examples,
              NoiseClips.of(0),
              new History(folder.resolve("history.jsonl")),
              folder.resolve("state"),
              null,
              new TrainingListener() {
                private long last = System.nanoTime();

                @Override
                public void stepped(int epoch, int step, int of, double value) {
                  long now = System.nanoTime();
                  times.add((now - last) / 1e6);
                  last = now;
                }
              });
    }
    return times;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
