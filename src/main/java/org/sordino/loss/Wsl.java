package org.sordino.loss;

import static org.sordino.loss.Scalar.scalar;

import ai.djl.ndarray.NDArray;
import org.sordino.file.Require;

/**
 * Weighted soft labels ([Z21]): CE + α·τ²·mean ω_n·KL(p_teacher(τ) ‖ p(τ)) with ω = 1 −
 * exp(−CE_student/CE_teacher), both with the hard label at temperature 1. A sample that the student
 * knows better than the teacher is hardly taught.
 *
 * @param alpha α, the weight of the divergence, above 0
 * @param temperature τ of student and teacher, above 0
 */
public record Wsl(double alpha, double temperature) implements Softened, TaughtByNetwork {
  /** Bounds the teacher's cross-entropy from below, so that the quotient stays finite. */
  private static final double LEAST = 1e-7;

  /** Refuses settings out of range. */
  public Wsl {
    Require.positive("--alpha", alpha);
    Require.positive("--temperature", temperature);
  }

  @Override
  public double crossEntropyWeight() {
    return 1;
  }

  @Override
  public double divergenceWeight() {
    return alpha;
  }

  @Override
  public NDArray sampleWeights(Student student, Targets targets) {
    NDArray logP = targets.onlyTeacher().stopGradient().logSoftmax(1);
    NDArray teacher = logP.mul(targets.oneHot()).sum(new int[] {1}).neg().maximum(scalar(LEAST));
    return student.crossEntropies().div(teacher).neg().exp().neg().add(scalar(1));
  }

  @Override
  public boolean reportsSoftCrossEntropy() {
    return true;
  }
}
