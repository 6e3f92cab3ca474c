package org.sordino.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.loss.BornAgain;
import org.sordino.loss.LossName;
import org.sordino.loss.SoftLabelMethod;
import org.sordino.loss.TfKdSelf;
import org.sordino.network.PyTorch;
import org.sordino.training.Seeds;

/** Finds the model that teaches a run: the one that was named, or one that is trained first. */
record Teaching(RunSettings settings, PyTorch torch, RunListener listener) {

  /**
   * The model that teaches the run in {@code folder}; what is trained for it is in folders inside.
   * Null if the method has no teacher.
   *
   * @param named the model that was named: the teacher, or the first generation of born-again
   */
  @Nullable TeacherModel of(
      SoftLabelMethod method, RunFolder folder, DividedData data, @Nullable TeacherModel named)
      throws IOException {
    long seed = settings.training().seed();
    if (method instanceof BornAgain bornAgain) {
      Path teacher =
          named == null
              ? train(LossName.CROSS_ENTROPY.label(), Map.of(), null, seed, folder, "generation-1")
              : named.files().folder();
      Map<String, String> options =
          Map.of(
              "alpha", Double.toString(bornAgain.alpha()),
              "temperature", Double.toString(bornAgain.temperature()));
      for (int generation = 2; generation < bornAgain.generations(); generation++) {
        long own = Seeds.ofGeneration(seed, generation);
        teacher =
            train(LossName.KD.label(), options, teacher, own, folder, "generation-" + generation);
      }
      return TeacherModel.open(teacher, data, listener);
    }
    if (named == null && method instanceof TfKdSelf) {
      Path teacher = train(LossName.CROSS_ENTROPY.label(), Map.of(), null, seed, folder, "teacher");
      return TeacherModel.open(teacher, data, listener);
    }
    return named;
  }

  private Path train(
      String loss,
      Map<String, String> options,
      @Nullable Path teacher,
      long seed,
      RunFolder folder,
      String name)
      throws IOException {
    RunFolder inner = new RunFolder(folder.folder().resolve(name));
    listener.note("training the model in " + inner.folder() + " first");
    new Run(settings.with(loss, options, teacher, seed), torch, listener).train(inner, true);
    return inner.model().folder();
  }
}
