package org.sordino.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.loss.BornAgain;
import org.sordino.loss.CrossEntropy;
import org.sordino.loss.Kd;
import org.sordino.loss.Mutual;
import org.sordino.loss.SoftLabelMethod;
import org.sordino.loss.TfKdSelf;
import org.sordino.network.PyTorch;

/** Finds the model that teaches a run, and trains it first where the method says so. */
record Teaching(RunSettings settings, PyTorch torch, RunListener listener) {

  /**
   * Refuses a teacher that the method does not take, and the lack of one that it needs.
   *
   * @throws IllegalArgumentException naming {@code --teacher}
   */
  void check(SoftLabelMethod method) {
    if (method instanceof Mutual && settings.network().members() != null) {
      throw new IllegalArgumentException("--members: --loss mutual trains peers of its own");
    }
    boolean given = settings.teacher() != null;
    boolean findsItsOwn =
        method instanceof TfKdSelf || method instanceof BornAgain || method instanceof Mutual;
    if (given
        && (!method.needsTeacher() || method instanceof BornAgain || method instanceof Mutual)) {
      throw new IllegalArgumentException(
          "--teacher: --loss " + method.name() + " takes no teacher model");
    }
    if (!given && method.needsTeacher() && !findsItsOwn) {
      throw new IllegalArgumentException(
          "--teacher: --loss " + method.name() + " expects a model folder, found none");
    }
  }

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
