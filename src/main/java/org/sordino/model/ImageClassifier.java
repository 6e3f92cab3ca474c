package org.sordino.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sordino.dataset.Picture;
import org.sordino.evaluation.TemperatureScaling;
import org.sordino.network.PyTorch;

/**
 * Tells the class of PNG and JPEG files, with calibrated probabilities. A file of another size than
 * 32 × 32 pixels is scaled, which is told.
 */
public final class ImageClassifier implements Classifier {
  private final ModelDescription description;
  private final ImageFeatures features;
  private final NDManager manager;
  private final Block block;
  private final Consumer<String> warn;

  private ImageClassifier(
      ModelDescription description, NDManager manager, Block block, Consumer<String> warn) {
    this.description = description;
    this.manager = manager;
    this.block = block;
    this.warn = warn;
    features = ImageFeatures.in(description.features());
  }

  /**
   * Loads a model onto the device of {@code torch}.
   *
   * @param warn is told of pictures that were scaled
   * @throws IOException in one line if it is no whole model, or one of songs
   */
  public static ImageClassifier load(Path folder, PyTorch torch, Consumer<String> warn)
      throws IOException {
    ModelFolder files = new ModelFolder(folder);
    ModelDescription description = files.describe();
    NDManager manager = torch.newManager();
    try {
      return new ImageClassifier(description, manager, files.load(description, manager), warn);
    } catch (IllegalArgumentException e) {
      manager.close();
      throw new IOException(folder + ": " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  @Override
  public ModelDescription description() {
    return description;
  }

  @Override
  public Classification classify(Path file) throws IOException {
    Picture picture = Picture.read(file);
    if (picture.scaled()) {
      warn.accept(
          "%s: %d × %d pixels, scaled to 32 × 32"
              .formatted(file, picture.width(), picture.height()));
    }
    try (NDManager scope = manager.newSubManager()) {
      float[] pixels = features.normalisation().apply(picture.pixels());
      NDArray input = scope.create(pixels, new Shape(1).addAll(features.shape()));
      float[] calibrated =
          TemperatureScaling.apply(
              Inference.softmax(block, input, scope), description.calibrationTemperature());
      List<Double> probabilities = new ArrayList<>();
      for (float probability : calibrated) {
        probabilities.add((double) probability);
      }
      return Classification.of(0, description.classes(), probabilities, List.of());
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
