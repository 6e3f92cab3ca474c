package org.sordino.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.sordino.network.PyTorch;

/** Tells the class of files. Safe for use by several threads; close it when done. */
public sealed interface Classifier extends AutoCloseable permits GenreClassifier, ImageClassifier {
  /** What the model is and was trained on. */
  ModelDescription description();

  /**
   * Classifies a file.
   *
   * @throws IOException in one line if the file cannot be read
   */
  Classification classify(Path file) throws IOException;

  @Override
  void close();

  /**
   * Loads the model in {@code folder} onto the device of {@code torch}.
   *
   * @param warn is told what was done to files before they could be classified
   * @throws IOException in one line if it is no whole model
   */
  static Classifier load(Path folder, PyTorch torch, Consumer<String> warn) throws IOException {
    return new ModelFolder(folder).describe().features() instanceof ImageFeatures
        ? ImageClassifier.load(folder, torch, warn)
        : GenreClassifier.load(folder, torch);
  }

  /** The endings of the names, in lower case, by which the model's kind of file is found. */
  static Set<String> endings(Path folder) throws IOException {
    return new ModelFolder(folder).describe().features() instanceof ImageFeatures
        ? Set.of("png", "jpg", "jpeg")
        : Set.of("wav", "au", "aif", "aiff", "mp3", "ogg");
  }
}
