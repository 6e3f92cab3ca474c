package org.sordino.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.loss.BornAgain;
import org.sordino.loss.CrossEntropy;
import org.sordino.loss.Kd;
import org.sordino.loss.SoftLabelMethod;
import org.sordino.loss.TfKdSelf;
import org.sordino.network.PyTorch;

/** Trains the model that teaches a run, where the method says so. */
record Teaching(RunSettings settings, PyTorch torch, RunListener listener) {

  /**
   * Trains the model that teaches the run in {@code folder}, in folders inside it; null if the
   * method trains none.
   */
  @Nullable TeacherModel train(SoftLabelMethod method, RunFolder folder, DividedData data)
      throws IOException {
    if (method instanceof TfKdSelf) {
      return open(train(new CrossEntropy(), Map.of(), null, folder, "teacher"), data);
    }
    if (method instanceof BornAgain bornAgain) {
      Path teacher = train(new CrossEntropy(), Map.of(), null, folder, "generation-1");
      Kd kd = new Kd(bornAgain.alpha(), bornAgain.temperature());
      Map<String, String> options =
          Map.of(
              "alpha", Double.toString(kd.alpha()),
              "temperature", Double.toString(kd.temperature()));
      for (int generation = 2; generation < bornAgain.generations(); generation++) {
        teacher = train(kd, options, teacher, folder, "generation-" + generation);
      }
      return open(teacher, data);
    }
    return null;
  }

  private TeacherModel open(Path teacher, DividedData data) throws IOException {
    return TeacherModel.open(teacher, data, listener);
  }

  private Path train(
      SoftLabelMethod method,
      Map<String, String> options,
      @Nullable Path teacher,
      RunFolder folder,
      String name)
      throws IOException {
    RunFolder inner = new RunFolder(folder.folder().resolve(name));
    listener.note("training the model in " + inner.folder() + " first");
    new Run(settings.with(method.name(), options, teacher), torch, listener).train(inner, true);
    return inner.model().folder();
  }
}
