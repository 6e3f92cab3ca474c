package org.sordino.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sordino.dataset.Examples;
import org.sordino.loss.LossName;
import org.sordino.loss.LossOptions;
import org.sordino.loss.SoftLabelLoss;
import org.sordino.network.PyTorch;
import org.sordino.training.TeacherLogits;

/**
 * What a training step of nnet1 costs with each loss, relative to cross-entropy: two threads, 128
 * clips, the teacher's logits stored. The losses take turns, a few steps each, so that whatever
 * else slows the machine slows all of them. Argument: rounds.
 */
public final class LossCost {
  private static final int STEPS = 5;
  private static final String BASELINE = "cross-entropy";
  private static final List<String> LOSSES =
      List.of(BASELINE, "lsr", "lsr-os", "lsr-os-tc", "tf-kd-reg", "kd", "wsl");

  private LossCost() {}

  public static void main(String[] arguments) throws IOException {
    PyTorch torch = PyTorch.start("cpu", 2);
    Examples examples = NoiseClips.of(STEPS * StepTimes.BATCH);
    Map<String, List<Double>> times = new LinkedHashMap<>();
    LOSSES.forEach(loss -> times.put(loss, new ArrayList<>()));
    for (int round = 0; round <= Integer.parseInt(arguments[0]); round++) {
      for (String loss : LOSSES) {
        List<Double> steps = steps(torch, loss, examples);
        // The first step of a loop waits for its batch, the first round for the compiler.
        times.get(loss).addAll(round == 0 ? List.of() : steps.subList(1, STEPS));
      }
    }
    double baseline = StepTimes.median(times.get(BASELINE));
    times.forEach(
        (loss, all) ->
            System.out.printf(
                "| %-14s | %7.1f ms | %.3f |%n",
                loss, StepTimes.median(all), StepTimes.median(all) / baseline));
  }

  private static List<Double> steps(PyTorch torch, String name, Examples examples)
      throws IOException {
    LossName loss = LossName.parse(name);
    SoftLabelLoss equation = new SoftLabelLoss(loss.create(new LossOptions(10, Map.of())));
    TeacherLogits teacher =
        equation.method().needsTeacher()
            ? TeacherLogits.stored(new float[examples.size()][10])
            : null;
    return StepTimes.of(torch, "nnet1", equation, teacher, examples, NoiseClips.of(0));
  }
}
