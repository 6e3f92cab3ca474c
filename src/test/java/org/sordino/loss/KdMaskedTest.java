package org.sordino.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sordino.EngineTest;

/**
 * One sample of three classes, truth 0, at τ = 2 and α = 0.25, worked out by hand. The student says
 * p(1) = (4, 1, 1)/6 and p(2) = (2, 1, 1)/4, the teacher t(2) = (0.2, 0.5, 0.3).
 */
class KdMaskedTest extends EngineTest {
  private static final double[][] STUDENT = {{2 * Math.log(2), 0, 0}};
  private static final double[][] TEACHER = {
    {2 * Math.log(0.2), 2 * Math.log(0.5), 2 * Math.log(0.3)}
  };

  private void check(SoftLabelMethod method, double loss, double... gradient) {
    NDArray logits = manager.create(STUDENT);
    logits.setRequiresGradient(true);
    List<NDArray> teachers = List.of(manager.create(TEACHER));
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray total =
          new SoftLabelLoss(method).parts(logits, manager.create(new long[] {0}), teachers).total();
      collector.backward(total);
      assertEquals(loss, total.getDouble(), 1e-12);
      assertArrayEquals(gradient, logits.getGradient().toDoubleArray(), 1e-12);
    }
  }

  /**
   * 0.75·ln(6/4) + 0.25·4·(0.5·ln(0.5/0.25) + 0.3·ln(0.3/0.25)). The gradient's hard part is
   * 0.75·(−1/3, 1/6, 1/6), its soft part 0.25·4/2·((1 − 0.2)·p(2) − (0, 0.5, 0.3)).
   */
  @Test
  void parts_ofASample_areThoseWithoutTheTrueClass() {
    check(
        new KdMasked(0.25, 2),
        0.75 * Math.log(1.5) + 0.5 * Math.log(2) + 0.3 * Math.log(1.2),
        -0.25 + 0.2,
        0.125 - 0.15,
        0.125 - 0.05);
  }

  /** The same with the term 0.2·ln(0.2/0.5), and 0.25·4/2·(p(2) − t(2)). */
  @Test
  void parts_ofKd_haveTheTrueClass() {
    check(
        new Kd(0.25, 2),
        0.75 * Math.log(1.5) + 0.5 * Math.log(2) + 0.3 * Math.log(1.2) + 0.2 * Math.log(0.4),
        -0.25 + 0.15,
        0.125 - 0.125,
        0.125 - 0.025);
  }
}
