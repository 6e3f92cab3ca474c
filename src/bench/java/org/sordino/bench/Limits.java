package org.sordino.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sordino.network.PyTorch;

/**
 * What the machine could do: the floating-point rate of nnet1's and nnet2's convolutions alone,
 * forward and backward, in the same engine with the same threads, and the rate of a copy in memory.
 * Prints a line {@code name value} each, medians.
 */
public final class Limits {
  private static final int REPEATS = 12;

  /** Channels in, channels out, frames in: kernels are four frames wide. */
  private static final int[][] NNET1 = {{513, 128, 129}, {128, 128, 63}, {128, 256, 30}};

  private static final int[][] NNET2 = {{513, 256, 129}, {256, 256, 129}, {256, 256, 129}};

  private Limits() {}

  public static void main(String[] arguments) throws IOException {
    PyTorch torch = PyTorch.start("cpu", Runtime.getRuntime().availableProcessors());
    print("nnet1", convolutions(torch, NNET1));
    print("nnet2", convolutions(torch, NNET2));
    ByteBuffer from = ByteBuffer.allocateDirect(1 << 28);
    ByteBuffer to = ByteBuffer.allocateDirect(1 << 28);
    double copied = 2.0 * from.capacity();
    // Read and written: twice the bytes.
    print("copy", copied / 1e9 / seconds(() -> to.clear().put(from.clear())));
  }

  private static void print(String name, double value) {
    System.out.printf(Locale.ROOT, "%s %.2f%n", name, value);
  }

  /** In 10⁹ operations per second, of all of a network's convolutions one after the other. */
  private static double convolutions(PyTorch torch, int[][] layers) {
    double operations = 0;
    double seconds = 0;
    for (int[] layer : layers) {
      // The gradient by the input is not needed of the first layer.
      boolean first = layer[0] == 513;
      double forward = 2.0 * StepTimes.BATCH * layer[0] * layer[1] * 4 * (layer[2] - 3);
      operations += forward * (first ? 2 : 3);
      seconds += convolution(torch, layer, first);
    }
    return operations / 1e9 / seconds;
  }

  private static double convolution(PyTorch torch, int[] layer, boolean first) {
    try (NDManager manager = torch.newManager()) {
      NDArray inputs = manager.randomNormal(new Shape(StepTimes.BATCH, layer[0], layer[2]));
      NDArray weights = manager.randomNormal(new Shape(layer[1], layer[0], 4));
      inputs.setRequiresGradient(!first);
      weights.setRequiresGradient(true);
      NDArray bias = manager.zeros(new Shape(layer[1]));
      NDArray ones = manager.ones(new Shape(StepTimes.BATCH, layer[1], layer[2] - 3));
      return seconds(
          () -> {
            try (NDManager scope = manager.newSubManager();
                GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
              NDArray output =
                  Conv1d.conv1d(inputs, weights, bias, new Shape(1), new Shape(0), new Shape(1), 1)
                      .singletonOrThrow();
              output.attach(scope);
              // Their product summed has the gradient "ones" by the output.
              NDArray sum = output.mul(ones).sum();
              sum.attach(scope);
              collector.backward(sum);
            }
          });
    }
  }

  private static double seconds(Runnable work) {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < REPEATS; i++) {
      long start = System.nanoTime();
      work.run();
      times.add((System.nanoTime() - start) / 1e9);
    }
    return StepTimes.median(times.subList(REPEATS / 2, REPEATS));
  }
}
