package org.sordino.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.sordino.network.PyTorch;

/**
 * Tells the class of files. Safe for use by several threads; close it when done, which waits for
 * the calls that run.
 */
public sealed interface Classifier extends AutoCloseable permits GenreClassifier, ImageClassifier {
  /** What the model is and was trained on. */
  ModelDescription description();

  /**
   * Classifies a file.
   *
   * @throws IOException in one line if the file cannot be read
   * @throws IllegalStateException if this was closed before
   */
  Classification classify(Path file) throws IOException;

  @Override
  void close();

  /**
   * Loads a model onto the device of {@code torch}.
   *
   * @param description what is in {@code files}
   * @param warn is told what was done to files before they could be classified
   * @throws IOException in one line if it is no whole model
   */
  static Classifier load(
      ModelFolder files, ModelDescription description, PyTorch torch, Consumer<String> warn)
      throws IOException {
    return description.features() instanceof ImageFeatures images
        ? new ImageClassifier(
            description, images, LoadedNetwork.of(files, description, torch), warn)
        : GenreClassifier.load(files, description, torch);
  }
}
