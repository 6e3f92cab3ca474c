package org.sordino.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.EngineTest;

/** What METHODS.md 1 says must hold between methods, and what holds for all of them. */
class LossIdentitiesTest extends EngineTest {

  static List<SoftLabelMethod> methods() {
    return List.of(
        new CrossEntropy(),
        new Lsr(0.2),
        new LsrOs(0.3, 4),
        new LsrOsTc(0.3, 3, 0.6, Factor.TAU),
        new LsrOsTc(0.3, 3, 0.6, Factor.TAU2));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 100})
  void lsrOs_temperatureOne_isLsrLessTheTeachersEntropy(int classes) {
    Batch batch = Batch.random(6, classes, 4, 1);

    Batch.Computed os = batch.compute(new LsrOs(0.3, 1), manager);
    Batch.Computed lsr = batch.compute(new Lsr(0.3), manager);

    assertEquals(lsr.loss() - 0.3 * Math.log(classes), os.loss(), 1e-12);
    assertArrayEquals(lsr.gradient(), os.gradient(), 1e-15);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 100})
  void lsrOsTc_temperatureOne_hasTheGradientOfSmoothingOverTheWrongClasses(int classes) {
    Batch batch = Batch.random(6, classes, 4, 2);
    double alpha = 0.3;
    double gamma = 0.6;

    double[] found = batch.compute(new LsrOsTc(alpha, 1, gamma, Factor.TAU), manager).gradient();

    double epsilon = alpha * (1 - gamma);
    double[] expected = new double[found.length];
    for (int n = 0; n < batch.samples(); n++) {
      double[] p = Batch.softmax(batch.row(n), 1);
      double[] smoothed = Batch.corrected(classes, batch.labels()[n], 1 - epsilon);
      for (int c = 0; c < classes; c++) {
        expected[n * classes + c] = (p[c] - smoothed[c]) / batch.samples();
      }
    }
    assertArrayEquals(expected, found, 1e-14);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 100})
  void lsrOsTc_gammaOfOneClass_isLsrOsWithFactorTau(int classes) {
    Batch batch = Batch.random(6, classes, 4, 3);
    double alpha = 0.3;
    double tau = 5;

    Batch.Computed tc = batch.compute(new LsrOsTc(alpha, tau, 1.0 / classes, Factor.TAU), manager);
    Batch.Computed os = batch.compute(new LsrOs(alpha, tau), manager);

    double hard = (1 - alpha) * os.crossEntropy();
    assertEquals(hard + (os.loss() - hard) / tau, tc.loss(), 1e-12);
    double[] hardGradient = batch.compute(new CrossEntropy(), manager).gradient();
    double[] expected = new double[hardGradient.length];
    for (int i = 0; i < expected.length; i++) {
      double hardPart = (1 - alpha) * hardGradient[i];
      expected[i] = hardPart + (os.gradient()[i] - hardPart) / tau;
    }
    assertArrayEquals(expected, tc.gradient(), 1e-14);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void parts_batchOfTwo_isTheMeanOfTwoBatchesOfOne(SoftLabelMethod method) {
    Batch both = Batch.random(2, 10, 4, 6);

    Batch.Computed together = both.compute(method, manager);
    Batch.Computed first = both.sample(0).compute(method, manager);
    Batch.Computed second = both.sample(1).compute(method, manager);

    assertEquals((first.loss() + second.loss()) / 2, together.loss(), 1e-12);
    for (int c = 0; c < 10; c++) {
      assertEquals(first.gradient()[c] / 2, together.gradient()[c], 1e-14);
      assertEquals(second.gradient()[c] / 2, together.gradient()[10 + c], 1e-14);
    }
  }

  @Test
  void crossEntropy_divergence_isMeasuredFromUniformAndNotTrainedOn() {
    // p = (3/4, 1/4): CE = ln 4/3, KL(u‖p) = (ln 2/3 + ln 2)/2.
    Batch batch = new Batch(2, new double[] {Math.log(3), 0}, new long[] {0});

    Batch.Computed found = batch.compute(new CrossEntropy(), manager);

    assertEquals(Math.log(4.0 / 3), found.loss(), 1e-12);
    assertEquals((Math.log(2.0 / 3) + Math.log(2)) / 2, found.divergence(), 1e-12);
    assertArrayEquals(new double[] {-0.25, 0.25}, found.gradient(), 1e-12);
  }

  @Test
  void parts_columnOfLabels_isTakenForLabels() {
    NDArray logits = manager.create(new double[] {1, 0, 0, 3, 0, 2}, new Shape(2, 3));
    SoftLabelLoss loss = new SoftLabelLoss(new Lsr(0.1));

    NDArray row = loss.parts(logits, manager.create(new long[] {0, 2})).total();
    NDArray column = loss.parts(logits, manager.create(new long[] {0, 2}, new Shape(2, 1))).total();

    assertEquals(row.getDouble(), column.getDouble());
  }
}
