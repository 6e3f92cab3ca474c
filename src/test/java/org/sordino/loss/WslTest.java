package org.sordino.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sordino.EngineTest;

/** ω = 1 − exp(−CE_student / CE_teacher), truth 0 of two classes. */
class WslTest extends EngineTest {
  /** The weight of a sample, where student and teacher have these cross-entropies. */
  private double weight(double student, double teacher) {
    NDArray truth = manager.create(new double[][] {{1, 0}});
    NDArray said = manager.create(new double[][] {{logit(student), 0}});
    Targets targets =
        new Targets(truth, List.of(manager.create(new double[][] {{logit(teacher), 0}})));
    NDArray crossEntropies = said.logSoftmax(1).mul(truth).sum(new int[] {1}).neg();
    return new Wsl(2, 4).sampleWeights(new Student(said, crossEntropies), targets).getDouble();
  }

  /** The logit of the truth beside one of 0, for p = exp(−{@code crossEntropy}). */
  private static double logit(double crossEntropy) {
    return -Math.log(Math.expm1(crossEntropy));
  }

  @Test
  void sampleWeights_aStudentThatKnowsMore_isTaughtLess() {
    assertEquals(1 - Math.exp(-0.5), weight(0.05, 0.1), 1e-12);
    assertEquals(1 - Math.exp(-2), weight(0.2, 0.1), 1e-12);
  }

  /** A teacher's cross-entropy below 10⁻⁷ counts as 10⁻⁷. */
  @Test
  void sampleWeights_aTeacherThatIsSure_countsAsNearlySo() {
    assertEquals(0.5, weight(1e-7 * Math.log(2), 1e-9), 1e-6);
    assertEquals(0.5, weight(2e-7 * Math.log(2), 2e-7), 1e-6);
  }
}
