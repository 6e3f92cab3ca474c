package org.sordino.bench;

import java.io.IOException;
import java.util.List;
import org.sordino.dataset.Examples;
import org.sordino.network.PyTorch;

/**
 * Milliseconds per training step of 128 examples with all cores: batch assembly (of clips from
 * half-precision spectrograms), forward, loss, backward, SGD. Median of the later half. Arguments:
 * network, steps.
 */
public final class TrainingStep {
  private TrainingStep() {}

  public static void main(String[] arguments) throws IOException {
    int steps = Integer.parseInt(arguments[1]);
    List<Double> times =
        StepTimes.of(
            PyTorch.start("cpu", Runtime.getRuntime().availableProcessors()),
            arguments[0],
            examples(arguments[0], steps * StepTimes.BATCH),
            examples(arguments[0], 0));
    System.out.printf("%.1f%n", StepTimes.median(times.subList(times.size() / 2, times.size())));
  }

  static Examples examples(String network, int count) {
    return network.startsWith("nnet") ? NoiseClips.of(count) : new NoiseImages(count);
  }
}
