package org.sordino.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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
   * @throws NotFiniteException if the network's outputs are no numbers, as its training diverged
   * @throws IllegalStateException if this was closed before
   */
  Classification classify(Path file) throws IOException;

  @Override
  void close();

  /**
   * Waits until the model is loaded, where that was only begun.
   *
   * @throws IOException in one line if it is no whole model, or the engine does not start
   * @throws IllegalArgumentException if the engine finds no such device
   */
  void await() throws IOException;

  /**
   * Begins to start the engine and to load a model, on a thread of its own: files are read
   * meanwhile, and their answers wait for it. {@link #await} tells what goes wrong with it; who
   * does not ask gets that from {@link #classify}, unchecked.
   *
   * @param description what is in {@code files}
   * @param torch starts the engine
   * @param warn is told what was done to files before they could be classified
   * @throws IOException in one line if the model is of no kind that can be asked
   */
  static Classifier begin(
      ModelFolder files,
      ModelDescription description,
      Callable<PyTorch> torch,
      Consumer<String> warn)
      throws IOException {
    return description.features() instanceof ImageFeatures images
        ? new ImageClassifier(
            description, images, LoadedNetwork.begin(files, description, torch), warn)
        : GenreClassifier.begin(files, description, torch);
  }
}
