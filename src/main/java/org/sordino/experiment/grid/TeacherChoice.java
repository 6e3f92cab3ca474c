package org.sordino.experiment.grid;

import org.jspecify.annotations.Nullable;

/**
 * Which run's model teaches: it is trained first if it is not there, on the same data, and shared
 * by all its students.
 *
 * @param network the teacher's network; null for the student's
 * @param method how the teacher was trained: a name of the experiment's methods
 * @param seed the teacher's seed; null for the student's
 * @param epoch the epoch after which the teacher stopped learning; null for the last
 */
public record TeacherChoice(
    @Nullable NetworkChoice network, String method, @Nullable Long seed, @Nullable Integer epoch) {
  /** A misspelt key is told before a missing method is. */
  public TeacherChoice {
    method = method == null ? "" : method;
  }
}
