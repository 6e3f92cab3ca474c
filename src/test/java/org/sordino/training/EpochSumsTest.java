package org.sordino.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sordino.EngineTest;
import org.sordino.dataset.ItemKind;
import org.sordino.loss.CrossEntropy;
import org.sordino.loss.Kd;
import org.sordino.loss.SoftLabelLoss;
import org.sordino.loss.SoftLabelMethod;

/** Of two classes, the logit of the second being 0. */
class EpochSumsTest extends EngineTest {
  private void add(
      EpochSums sums, SoftLabelMethod method, double[] logits, long[] labels, double... teacher) {
    NDArray student = rows(logits);
    List<NDArray> teachers = teacher.length == 0 ? List.of() : List.of(rows(teacher));
    sums.add(
        new SoftLabelLoss(method).parts(student, manager.create(labels), teachers),
        student,
        manager.create(labels));
  }

  private NDArray rows(double... first) {
    NDArray column = manager.create(first).reshape(-1, 1);
    return column.concat(column.zerosLike(), 1);
  }

  /** The probabilities of the truth are 0.9, 0.75 and 0.2, and in a batch of its own 0.1. */
  @Test
  void line_batchesOfOtherSizes_isTheMeanOverExamples() {
    try (EpochSums sums = new EpochSums(ItemKind.SONG, manager)) {
      double[] three = {Math.log(9), Math.log(3), Math.log(4)};
      add(sums, new CrossEntropy(), three, new long[] {0, 0, 1});
      add(sums, new CrossEntropy(), new double[] {Math.log(9)}, new long[] {1});

      Epoch line = sums.line(7, 0.5, null, false, 1);

      double expected = -(Math.log(0.9) + Math.log(0.75) + Math.log(0.2) + Math.log(0.1)) / 4;
      assertEquals(expected, line.loss(), 1e-12);
      assertEquals(expected, line.crossEntropy(), 1e-12);
      assertEquals(expected, sums.loss(), 1e-12);
      // The uniform distribution from (p, 1 − p): −½·ln(4p(1 − p)), whatever its weight.
      double kl = -(Math.log(0.36) + Math.log(0.75) + Math.log(0.64) + Math.log(0.36)) / 2 / 4;
      assertEquals(kl, line.kl(), 1e-12);
      assertEquals(Map.of("train_clip_error_percent", 50.0), line.errors());
      // The gradient of a sample is (p − 1, 1 − p).
      double norm = Math.sqrt(2) * (0.1 + 0.25 + 0.8 + 0.9) / 4;
      assertEquals(norm, line.crossEntropyGradient(), 1e-12);
      assertNull(line.regularizationSamples());
    }
  }

  /**
   * Of {@code diagnosis_studentBeyondItsTeacher_isARegularizationSample} the first and the third.
   */
  @Test
  void line_taught_hasRegularizationSamplesAndGradientOfAllBatches() {
    try (EpochSums sums = new EpochSums(ItemKind.SONG, manager)) {
      double student = 2 * Math.log(3);
      Kd kd = new Kd(0.5, 2);
      add(sums, kd, new double[] {student, student}, new long[] {0, 0}, 0, 2 * Math.log(4));
      add(sums, kd, new double[] {student}, new long[] {0}, 2 * Math.log(9));

      Epoch line = sums.line(1, 0.5, null, true, 1);

      assertEquals(2, line.regularizationSamples());
      // w·s(τ)/τ = 0.5·4/2 times (p − t, t − p), p = 0.75 and t = 0.5, 0.8 and 0.9.
      double norm = Math.sqrt(2) * (0.25 + 0.05 + 0.15) / 3;
      assertEquals(norm, line.klGradient(), 1e-12);
      assertEquals(Map.of("train_clip_error_percent", 0.0), line.errors());
    }
  }
}
