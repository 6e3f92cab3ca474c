package org.sordino.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sordino.EngineTest;

/** What holds for each method of the registry, at settings drawn by chance. */
class EveryMethodTest extends EngineTest {
  private static final int[] CLASSES = {2, 10, 100};
  private static final int ROWS = 4;

  /** A method, and a batch for it: logits, labels and what its teachers say. */
  private record Case(
      SoftLabelMethod method, double[] logits, long[] labels, List<double[]> teachers) {
    int classes() {
      return logits.length / ROWS;
    }

    /** The same with the class of index i at index to[i]. */
    Case permuted(int[] to) {
      long[] moved = Arrays.stream(labels).map(label -> to[(int) label]).toArray();
      return new Case(
          method,
          permuted(logits, to),
          moved,
          teachers.stream().map(t -> permuted(t, to)).toList());
    }

    private static double[] permuted(double[] rows, int[] to) {
      double[] moved = new double[rows.length];
      for (int i = 0; i < rows.length; i++) {
        moved[i / to.length * to.length + to[i % to.length]] = rows[i];
      }
      return moved;
    }

    Case with(double[] otherLogits) {
      return new Case(method, otherLogits, labels, teachers);
    }
  }

  private static List<Case> cases(LossName name, long seed) {
    Random random = new Random(seed);
    List<Case> cases = new ArrayList<>();
    for (int classes : CLASSES) {
      SoftLabelMethod method = method(name, random);
      int teachers =
          method instanceof Mutual mutual ? mutual.peers() - 1 : method.needsTeacher() ? 1 : 0;
      List<double[]> taught = new ArrayList<>();
      for (int i = 0; i < teachers; i++) {
        taught.add(gaussians(random, ROWS * classes, 2));
      }
      long[] labels = random.longs(ROWS, 0, classes).toArray();
      cases.add(new Case(method, gaussians(random, ROWS * classes, 2), labels, taught));
    }
    return cases;
  }

  private static double[] gaussians(Random random, int count, double scale) {
    return random.doubles(count).map(u -> scale * random.nextGaussian()).toArray();
  }

  private static SoftLabelMethod method(LossName name, Random random) {
    double alpha = 0.05 + 0.9 * random.nextDouble();
    double tau = 0.5 + 6 * random.nextDouble();
    double gamma = random.nextDouble();
    return switch (name) {
      case CROSS_ENTROPY -> new CrossEntropy();
      case LSR -> new Lsr(alpha);
      case LSR_OS -> new LsrOs(alpha, tau);
      case LSR_OS_TC ->
          new LsrOsTc(alpha, tau, gamma, random.nextBoolean() ? Factor.TAU : Factor.TAU2);
      case TF_KD_REG ->
          new TfKdReg(
              alpha,
              tau,
              20,
              gamma,
              3,
              random.nextBoolean() ? Reduction.SUM : Reduction.ELEMENTWISE);
      case TF_KD_SELF ->
          new TfKdSelf(alpha, tau, 3, random.nextBoolean() ? Reduction.SUM : Reduction.ELEMENTWISE);
      case KD -> new Kd(alpha, tau);
      case KD_SOFT_ONLY -> new KdSoftOnly();
      case KD_MIXTURE -> new KdMixture(alpha);
      case KD_MASKED -> new KdMasked(alpha, tau);
      // The draws of other probabilities differ from call to call.
      case KD_SELECTED -> new KdSelected(alpha, tau, random.nextInt(2), random.nextInt(2));
      case WSL -> new Wsl(2 * alpha, tau);
      case BORN_AGAIN -> new BornAgain(alpha, tau, 2);
      case MUTUAL -> new Mutual(2 + random.nextInt(2));
    };
  }

  private record Result(double loss, double[] gradient, Diagnosis diagnosis) {}

  private Result run(Case given, DataType type) {
    Shape shape = new Shape(ROWS, given.classes());
    NDArray logits = manager.create(given.logits()).reshape(shape).toType(type, false);
    logits.setRequiresGradient(true);
    List<NDArray> teachers =
        given.teachers().stream()
            .map(teacher -> manager.create(teacher).reshape(shape).toType(type, false))
            .toList();
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      SoftLabelLoss.Parts parts =
          new SoftLabelLoss(given.method()).parts(logits, manager.create(given.labels()), teachers);
      collector.backward(parts.total());
      return new Result(
          parts.total().toType(DataType.FLOAT64, false).getDouble(),
          logits.getGradient().toType(DataType.FLOAT64, false).toDoubleArray(),
          parts.diagnosis().get());
    }
  }

  @ParameterizedTest
  @EnumSource(LossName.class)
  void gradient_isThatOfFiniteDifferences(LossName name) {
    for (Case given : cases(name, 1)) {
      if (given.method() instanceof Wsl || given.method() instanceof KdSelected) {
        continue; // the weights count as constants, finite differences would move them
      }
      Result exact = run(given, DataType.FLOAT64);
      Random random = new Random(2);
      for (int trial = 0; trial < 6; trial++) {
        int i = random.nextInt(given.logits().length);
        double step = 1e-5;
        double[] up = given.logits().clone();
        double[] down = given.logits().clone();
        up[i] += step;
        down[i] -= step;
        double slope =
            (run(given.with(up), DataType.FLOAT64).loss()
                    - run(given.with(down), DataType.FLOAT64).loss())
                / (2 * step);
        assertEquals(slope, exact.gradient()[i], 1e-6 * (1 + Math.abs(slope)), given.toString());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(LossName.class)
  void loss_constantAddedToTheLogits_staysTheSame(LossName name) {
    for (Case given : cases(name, 3)) {
      double[] moved = Arrays.stream(given.logits()).map(z -> z + 7.5).toArray();
      Result before = run(given, DataType.FLOAT64);
      Result after = run(given.with(moved), DataType.FLOAT64);
      assertEquals(before.loss(), after.loss(), 1e-9 * (1 + Math.abs(before.loss())));
      assertArrayEquals(before.gradient(), after.gradient(), 1e-9);
    }
  }

  @ParameterizedTest
  @EnumSource(LossName.class)
  void loss_classesPermutedTogetherWithLabels_staysTheSame(LossName name) {
    for (Case given : cases(name, 4)) {
      int classes = given.classes();
      int[] to = new int[classes];
      for (int i = 0; i < classes; i++) {
        to[i] = (i + 1) % classes;
      }
      Result before = run(given, DataType.FLOAT64);
      Result after = run(given.permuted(to), DataType.FLOAT64);
      assertEquals(before.loss(), after.loss(), 1e-9 * (1 + Math.abs(before.loss())));
      assertArrayEquals(Case.permuted(before.gradient(), to), after.gradient(), 1e-9);
    }
  }

  @ParameterizedTest
  @EnumSource(LossName.class)
  void loss_extremeLogitsAndACertainTeacher_isFinite(LossName name) {
    for (DataType type : List.of(DataType.FLOAT32, DataType.FLOAT64)) {
      for (Case given : cases(name, 5)) {
        double[] extreme = Arrays.stream(given.logits()).map(z -> z > 0 ? 1e4 : -1e4).toArray();
        List<double[]> certain =
            given.teachers().stream()
                .map(t -> Arrays.stream(t).map(z -> z > 2.5 ? 1e4 : -1e4).toArray())
                .toList();
        Result found = run(new Case(given.method(), extreme, given.labels(), certain), type);
        assertTrue(Double.isFinite(found.loss()), name + " " + found.loss());
        assertTrue(Arrays.stream(found.gradient()).allMatch(Double::isFinite), name.toString());
      }
    }
  }

  /**
   * That of the cross-entropy is w_ce·(p − y); what is left of the gradient is the divergence's.
   */
  @ParameterizedTest
  @EnumSource(LossName.class)
  void diagnosis_norms_areThoseOfTheTwoPartsOfTheGradient(LossName name) {
    for (Case given : cases(name, 6)) {
      Result found = run(given, DataType.FLOAT64);
      int classes = given.classes();
      double hard = 0;
      double soft = 0;
      for (int row = 0; row < ROWS; row++) {
        double[] p =
            Batch.softmax(
                Arrays.copyOfRange(given.logits(), row * classes, (row + 1) * classes), 1);
        double hardSquares = 0;
        double softSquares = 0;
        for (int j = 0; j < classes; j++) {
          double part =
              given.method().crossEntropyWeight() * (p[j] - (given.labels()[row] == j ? 1 : 0));
          double rest = ROWS * found.gradient()[row * classes + j] - part;
          hardSquares += part * part;
          softSquares += rest * rest;
        }
        hard += Math.sqrt(hardSquares) / ROWS;
        soft += Math.sqrt(softSquares) / ROWS;
      }
      assertEquals(hard, found.diagnosis().crossEntropyGradient().getDouble(), 1e-9);
      assertEquals(soft, found.diagnosis().divergenceGradient().getDouble(), 1e-9);
    }
  }

  /**
   * Three samples worked out by hand, of two classes, truth 0, at τ = 2. The student has p(1) = 0.9
   * and p(2) = 0.75 at the true class, so a = p(1) − 1 = −0.1. With a teacher of t(2) = 0.5 there,
   * b = 2(0.75 − 0.5) + 0.1 = 0.6: a regularization sample. With 0.8, b = −0.1 + 0.1 = 0: none.
   * With 0.9, b = −0.3 + 0.1 = −0.2: one; without the factor τ it were −0.05 and none.
   */
  @ParameterizedTest
  @EnumSource(
      value = LossName.class,
      names = {"KD", "KD_MASKED", "BORN_AGAIN"})
  void diagnosis_studentBeyondItsTeacher_isARegularizationSample(LossName name) {
    SoftLabelMethod method = name.create(new LossOptions(2, Map.of("temperature", "2")));
    double student = 2 * Math.log(3);
    double[] teachers = {0, 2 * Math.log(4), 2 * Math.log(9)};
    long[] expected = {1, 0, 1};

    for (int i = 0; i < teachers.length; i++) {
      NDArray logits = manager.create(new double[][] {{student, 0}});
      NDArray teacher = manager.create(new double[][] {{teachers[i], 0}});
      Diagnosis found =
          new SoftLabelLoss(method)
              .parts(logits, manager.create(new long[] {0}), List.of(teacher))
              .diagnosis()
              .get();
      assertEquals(expected[i], (long) found.regularizationSamples().getDouble(), "sample " + i);
    }
  }

  /** The count is of the batch: of the same three samples two. */
  @Test
  void diagnosis_ofABatch_countsItsRegularizationSamples() {
    double student = 2 * Math.log(3);
    NDArray logits = manager.create(new double[][] {{student, 0}, {student, 0}, {student, 0}});
    NDArray teacher =
        manager.create(new double[][] {{0, 0}, {2 * Math.log(4), 0}, {2 * Math.log(9), 0}});

    Diagnosis found =
        new SoftLabelLoss(new KdMasked(0.5, 2))
            .parts(logits, manager.create(new long[] {0, 0, 0}), List.of(teacher))
            .diagnosis()
            .get();

    assertEquals(2, found.regularizationSamples().getDouble());
  }
}
