package org.sordino.bench;

import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import org.sordino.network.PyTorch;

/**
 * Training steps under PyTorch's own profiler, whose trace says how long each operation took.
 * Arguments: network, steps, the file of the trace (JSON, as Chrome's).
 */
public final class StepProfile {
  private StepProfile() {}

  public static void main(String[] arguments) throws IOException {
    PyTorch torch = PyTorch.start("cpu", Runtime.getRuntime().availableProcessors());
    int steps = Integer.parseInt(arguments[1]);
    epoch(torch, arguments[0], 2);
    JniUtils.startProfile(false, false, false);
    epoch(torch, arguments[0], steps);
    JniUtils.stopProfile(arguments[2]);
  }

  private static void epoch(PyTorch torch, String network, int steps) throws IOException {
    StepTimes.of(
        torch,
        network,
        TrainingStep.examples(network, steps * StepTimes.BATCH),
        TrainingStep.examples(network, 0));
  }
}
