package org.sordino.bench;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import org.sordino.dataset.DatasetName;
import org.sordino.dataset.Examples;
import org.sordino.dataset.ImageDataset;
import org.sordino.dataset.ImageDatasetName;
import org.sordino.dataset.ImageNormalisation;
import org.sordino.dataset.Part;
import org.sordino.network.PyTorch;

/**
 * Images per second of reading a data set from its files, of augmented batches (one core) and of
 * training resnet20 on them (all cores): whether a network ever waits for images. Arguments: data
 * set, folder.
 */
public final class ImagePipeline {
  private static final int ROUNDS = 5;

  private ImagePipeline() {}

  public static void main(String[] arguments) throws IOException {
    long start = System.nanoTime();
    ImageDataset images =
        ((ImageDatasetName) DatasetName.parse(arguments[0])).open(Path.of(arguments[1]));
    int count = images.size(Part.TRAIN) + images.size(Part.VALIDATION) + images.size(Part.TEST);
    print("read and decoded", count / seconds(start));

    ImageNormalisation normalisation = images.normalisation();
    Examples training = images.augmentedTraining(normalisation, 1);
    double batches = 0;
    for (int epoch = 1; epoch <= ROUNDS; epoch++) {
      batches = Math.max(batches, assembled(training.inEpoch(epoch)));
    }
    print("augmented, in batches", batches);

    List<Double> steps =
        StepTimes.of(
            PyTorch.start("cpu", Runtime.getRuntime().availableProcessors()),
            "resnet20",
            training,
            images.examples(Part.VALIDATION, normalisation));
    double trained = StepTimes.BATCH * 1e3 / StepTimes.median(steps);
    print("trained by resnet20", trained);
    System.out.printf(
        "batches come %.0f times as fast as resnet20 takes them%n", batches / trained);
  }

  /** Images per second of one pass, batch by batch into the same buffer as a training's. */
  private static double assembled(Examples examples) {
    int values = (int) (examples.shape()[0] * examples.shape()[1] * examples.shape()[2]);
    FloatBuffer batch = BatchBenchmark.buffer(values);
    long start = System.nanoTime();
    for (int i = 0; i < examples.size(); i++) {
      examples.read(i, batch.position(i % StepTimes.BATCH * values));
    }
    return examples.size() / seconds(start);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void print(String what, double perSecond) {
    System.out.printf("%-22s %,9.0f images/s%n", what, perSecond);
  }
}
