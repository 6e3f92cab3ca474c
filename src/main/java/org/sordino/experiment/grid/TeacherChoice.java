package org.sordino.experiment.grid;

import org.jspecify.annotations.Nullable;

/**
 * Which model teaches. That of a run is trained first if it is not there, on the same data, and
 * shared by all its students; one that is trained already lies beside the file.
 *
 * @param network the teacher's network; null for the student's
 * @param method how the teacher was trained: a name of the experiment's methods
 * @param seed the teacher's seed; null for the student's
 * @param epoch the epoch after which the teacher stopped learning; null for the last
 * @param model in place of all that: the name of a model folder beside the file
 */
public record TeacherChoice(
    @Nullable NetworkChoice network,
    String method,
    @Nullable Long seed,
    @Nullable Integer epoch,
    @Nullable String model) {
  /** A misspelt key is told before a missing method is. */
  public TeacherChoice {
    method = method == null ? "" : method;
    if (model != null) {
      ExperimentText.requireName("teacher.model", model);
      if (network != null || !method.isEmpty() || seed != null || epoch != null) {
        throw new IllegalArgumentException(
            "teacher: expected a model, or the method, network, seed and epoch of a run, found"
                + " both");
      }
    }
  }

  /** A model that is trained already. */
  public static TeacherChoice of(String model) {
    return new TeacherChoice(null, "", null, null, model);
  }
}
