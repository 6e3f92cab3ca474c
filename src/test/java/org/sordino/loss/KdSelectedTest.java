package org.sordino.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sordino.EngineTest;

/**
 * Two classes, truth 0, τ = 2: the student has p(2) = 0.75 at the true class. Taught 0.5 or 0.9
 * there it is a regularization sample, taught 0.8 it is none; worked out by hand in {@link
 * EveryMethodTest}.
 */
class KdSelectedTest extends EngineTest {
  private static final double HALF = 0;
  private static final double FOUR_FIFTHS = 2 * Math.log(4);
  private static final double NINE_TENTHS = 2 * Math.log(9);

  private float[] weights(KdSelected method, List<Double> teachers) {
    double[][] students = new double[teachers.size()][];
    double[][] taught = new double[teachers.size()][];
    for (int i = 0; i < students.length; i++) {
      students[i] = new double[] {2 * Math.log(3), 0};
      taught[i] = new double[] {teachers.get(i), 0};
    }
    NDArray logits = manager.create(students);
    NDArray oneHot = manager.zeros(logits.getShape(), logits.getDataType());
    oneHot.set(new NDIndex(":, 0"), 1);
    Targets targets = new Targets(oneHot, List.of(manager.create(taught)));
    double[] weights =
        method
            .sampleWeights(new Student(logits, manager.zeros(logits.getShape())), targets)
            .toDoubleArray();
    float[] floats = new float[weights.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) weights[i];
    }
    return floats;
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 1, 0, 1", "0, 1, 0, 1, 0", "1, 1, 1, 1, 1", "0, 0, 0, 0, 0"})
  void sampleWeights_certainProbabilities_selectByTheKindOfSample(
      double onRegularization, double onOthers, float first, float second, float third) {
    assertArrayEquals(
        new float[] {first, second, third},
        weights(
            new KdSelected(0.5, 2, onRegularization, onOthers),
            List.of(HALF, FOUR_FIFTHS, NINE_TENTHS)));
  }

  /** Of 4,000 draws 3,000 are expected to be 1, with a deviation of 27. */
  @Test
  void sampleWeights_aProbability_isThatOfTheSamplesTaught() {
    float[] drawn = weights(new KdSelected(0.5, 2, 0.75, 0), Collections.nCopies(4_000, HALF));
    double sum = 0;
    for (float weight : drawn) {
      assertEquals(weight, weight == 0 ? 0 : 1);
      sum += weight;
    }
    assertEquals(3_000, sum, 140);
  }
}
