package org.sordino.experiment;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.sordino.dataset.Part;
import org.sordino.file.Sha256;
import org.sordino.loss.SoftLabelMethod;
import org.sordino.model.Inference;
import org.sordino.model.ModelDescription;
import org.sordino.model.ModelFolder;
import org.sordino.network.NetworkSettings;
import org.sordino.network.PyTorch;
import org.sordino.training.TeacherLogits;

/**
 * A trained network that teaches another: of any architecture, but for the same classes and the
 * same features.
 *
 * @param files its folder
 * @param description what it is
 */
record TeacherModel(ModelFolder files, ModelDescription description) {

  /**
   * Opens a teacher for {@code data}.
   *
   * @throws IllegalArgumentException in one line if it does not fit the student, saying in what
   * @throws IOException if it is no whole model
   */
  static TeacherModel open(Path folder, DividedData data, RunListener listener) throws IOException {
    ModelFolder files = new ModelFolder(folder);
    ModelDescription description = files.describe();
    if (!description.classes().equals(data.classes())) {
      throw new IllegalArgumentException(
          "--teacher %s: expected the classes %s, found %s"
              .formatted(folder, data.classes(), description.classes()));
    }
    try {
      data.requireFitting(description.features());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--teacher %s: %s".formatted(folder, e.getMessage()), e);
    }
    for (Part part : new Part[] {Part.VALIDATION, Part.TEST}) {
      long leaked = data.known(description.trained(), part);
      if (leaked > 0) {
        listener.warn(
            "--teacher %s was trained on %d of the %s %s: its student's errors will flatter"
                .formatted(folder, leaked, part.label(), data.itemKind().plural()));
      }
    }
    return new TeacherModel(files, description);
  }

  /**
   * Refuses a teacher that is another network than its student, for a method of which that is the
   * point ([F18], and [Y20]'s self-training).
   *
   * @throws IllegalArgumentException in one line if it is another network than {@code expected}
   */
  void requireNetwork(NetworkSettings expected, SoftLabelMethod method) {
    if (!description.network().equals(expected)) {
      throw new IllegalArgumentException(
          "--teacher %s: --loss %s expected the student's network, %s, found %s"
              .formatted(files.folder(), method.name(), expected, description.network()));
    }
  }

  /** SHA-256 of its weights. */
  String fingerprint() throws IOException {
    MessageDigest digest = Sha256.digest();
    digest.update(Files.readAllBytes(files.weights()));
    return Sha256.identity(digest);
  }

  /**
   * What it says of the training examples: computed once if nothing about them is random, otherwise
   * with every batch.
   *
   * @param manager keeps what is needed for that
   */
  TeacherLogits logits(DividedData data, PyTorch torch, NDManager manager) throws IOException {
    Block block = files.load(description, manager);
    if (data.training(0).varies()) {
      return TeacherLogits.computed(block, inputs -> data.seenBy(description.features(), inputs));
    }
    try (Inference inference =
        new Inference(torch, block, data.examples(Part.TRAIN, description.features()))) {
      return TeacherLogits.stored(manager.create(inference.logits().toArray(float[][]::new)));
    }
  }
}
