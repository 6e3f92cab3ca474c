package org.sordino.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jtransforms.fft.FloatFFT_1D;
import org.sordino.network.PyTorch;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Scale;

/**
 * What the machine could do: each network's convolutions alone, the Fourier transforms of a song
 * alone, a copy in memory; and beside the copy a batch of 128 clips. Prints a line {@code name
 * value …} each, medians: of a network the 10⁹ operations of a step and how many of them a second,
 * GB a second copied, ms of the others.
 */
public final class Limits {
  private static final List<Convolution> NNET1 =
      List.of(
          Convolution.overTime(513, 128, 129, true),
          Convolution.overTime(128, 128, 63, false),
          Convolution.overTime(128, 256, 30, false));

  private static final List<Convolution> NNET2 =
      List.of(
          Convolution.overTime(513, 256, 129, true),
          Convolution.overTime(256, 256, 129, false),
          Convolution.overTime(256, 256, 129, false));

  private static final List<Convolution> RESNET20 =
      List.of(
          Convolution.ofImages(3, 16, 32, 1, 1),
          Convolution.ofImages(16, 16, 32, 1, 6),
          Convolution.ofImages(16, 32, 32, 2, 1),
          Convolution.ofImages(32, 32, 16, 1, 5),
          Convolution.ofImages(32, 64, 16, 2, 1),
          Convolution.ofImages(64, 64, 8, 1, 5));

  private static final int REPEATS = 12;

  /** Songs: half of them until Java has compiled the transform for good, the other half counted. */
  private static final int SONGS = 600;

  private static final int FRAMES = 1291;

  private Limits() {}

  public static void main(String[] arguments) throws IOException {
    PyTorch torch = PyTorch.start("cpu", Runtime.getRuntime().availableProcessors());
    print("nnet1", NNET1, torch);
    print("nnet2", NNET2, torch);
    print("resnet20", RESNET20, torch);
    ByteBuffer from = ByteBuffer.allocateDirect(1 << 28);
    ByteBuffer to = ByteBuffer.allocateDirect(1 << 28);
    // Read and written: twice the bytes.
    double copied = 2.0 * from.capacity();
    print("copy", copied / 1e9 / seconds(REPEATS, () -> to.clear().put(from.clear())));
    BatchBenchmark batch = new BatchBenchmark();
    print("batch", 1e3 * seconds(REPEATS, batch::assembled));
    print("transforms", 1e3 * transforms());
  }

  private static void print(String name, List<Convolution> network, PyTorch torch) {
    Convolution.Cost all =
        network.stream()
            .map(convolution -> convolution.cost(torch))
            .reduce(new Convolution.Cost(0, 0), Convolution.Cost::plus);
    print(name, all.operations() / 1e9, all.operations() / 1e9 / all.seconds());
  }

  private static void print(String name, double... values) {
    StringBuilder line = new StringBuilder(name);
    Arrays.stream(values).forEach(value -> line.append(String.format(Locale.ROOT, " %.4f", value)));
    System.out.println(line);
  }

  /** Seconds of the Fourier transforms of the frames of 30 s. */
  private static double transforms() {
    int size = FeatureSettings.gtzan(Scale.LOG).frame();
    FloatFFT_1D transform = new FloatFFT_1D(size);
    float[] samples = new float[size];
    for (int i = 0; i < size; i++) {
      samples[i] = (float) Math.sin(i * i);
    }
    float[] frame = new float[size];
    return seconds(
        SONGS,
        () -> {
          for (int i = 0; i < FRAMES; i++) {
            // It works in place, and what was transformed again and again would overflow.
            System.arraycopy(samples, 0, frame, 0, size);
            transform.realForward(frame);
          }
        });
  }

  /** The median time of the later half of some repetitions. */
  static double seconds(int repeats, Runnable work) {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < repeats; i++) {
      long start = System.nanoTime();
      work.run();
      times.add((System.nanoTime() - start) / 1e9);
    }
    return StepTimes.median(times.subList(repeats / 2, repeats));
  }
}
