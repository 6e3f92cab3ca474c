package org.sordino.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.sordino.dataset.ImageNormalisation;
import org.sordino.dataset.Picture;
import org.sordino.evaluation.Vote;
import org.sordino.network.Computation;

/**
 * Tells the class of PNG and JPEG files, with calibrated probabilities. A file of another size than
 * 32 × 32 pixels is scaled, which is told. Closing it waits for the calls that run.
 */
public final class ImageClassifier implements Classifier {
  private final ModelDescription description;
  private final ImageNormalisation normalisation;
  private final Shape input;
  private final LoadedNetwork network;
  private final Consumer<String> warn;

  ImageClassifier(
      ModelDescription description,
      ImageFeatures features,
      LoadedNetwork network,
      Consumer<String> warn) {
    this.description = description;
    this.network = network;
    this.warn = warn;
    normalisation = features.normalisation();
    input = new Shape(1).addAll(features.shape());
  }

  @Override
  public ModelDescription description() {
    return description;
  }

  @Override
  public void await() throws IOException {
    network.await();
  }

  @Override
  public Classification classify(Path file) throws IOException {
    return network.during(() -> answer(file));
  }

  private Classification answer(Path file) throws IOException {
    Picture picture = Picture.read(file);
    if (picture.scaled()) {
      warn.accept(
          "%s: %d × %d pixels, scaled to 32 × 32"
              .formatted(file, picture.width(), picture.height()));
    }
    try (Computation computation = Computation.of(network.manager())) {
      NDManager scope = computation.scope();
      NDArray pixels = scope.create(normalisation.apply(picture.pixels()), input);
      float[] probabilities = Inference.softmax(Inference.logits(network.block(), pixels, scope));
      return Classification.of(
          0,
          description.classes(),
          Vote.MEAN.decide(List.of(probabilities)),
          description.calibrationTemperature(),
          List.of());
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
