package org.sordino.experiment;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sordino.dataset.Part;
import org.sordino.model.Inference;
import org.sordino.model.ModelDescription;
import org.sordino.model.ModelFolder;
import org.sordino.network.PyTorch;
import org.sordino.spectrogram.Sha256;
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
   * Opens a teacher for {@code songs}.
   *
   * @throws IllegalArgumentException in one line if it does not fit the student, saying in what
   * @throws IOException if it is no whole model
   */
  static TeacherModel open(Path folder, DividedSongs songs, RunListener listener)
      throws IOException {
    ModelFolder files = new ModelFolder(folder);
    ModelDescription description = files.describe();
    if (!description.classes().equals(songs.classes())) {
      throw new IllegalArgumentException(
          "--teacher %s: expected the classes %s, found %s"
              .formatted(folder, songs.classes(), description.classes()));
    }
    if (!description.features().settings().equals(songs.songs().store().settings())) {
      throw new IllegalArgumentException(
          "--teacher %s: expected the features %s, found %s"
              .formatted(
                  folder, songs.songs().store().settings(), description.features().settings()));
    }
    Set<String> heard = new HashSet<>(description.trained().split().train());
    for (Part part : new Part[] {Part.VALIDATION, Part.TEST}) {
      long leaked = songs.split().part(part).stream().filter(heard::contains).count();
      if (leaked > 0) {
        listener.warn(
            "--teacher %s was trained on %d of the %s songs: its student's errors will flatter"
                .formatted(folder, leaked, part.label()));
      }
    }
    return new TeacherModel(files, description);
  }

  /** SHA-256 of its weights. */
  String fingerprint() throws IOException {
    MessageDigest digest = Sha256.digest();
    digest.update(Files.readAllBytes(files.weights()));
    return Sha256.identity(digest);
  }

  /** What it says of the training clips, computed once: nothing about a clip is random. */
  TeacherLogits logits(DividedSongs songs, PyTorch torch) throws IOException {
    try (NDManager manager = torch.newManager()) {
      Block block = files.load(description, manager);
      try (Inference inference =
          new Inference(
              torch, block, songs.clips(Part.TRAIN, description.features().standardisation()))) {
        List<float[]> rows = inference.logits();
        return TeacherLogits.stored(rows.toArray(float[][]::new));
      }
    }
  }
}
