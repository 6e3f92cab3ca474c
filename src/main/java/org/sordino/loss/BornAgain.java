package org.sordino.loss;

import org.sordino.file.Require;

/**
 * Born-again networks ([F18]): distillation as {@link Kd} from a network of the same architecture,
 * generation k teaching generation k + 1; the first learns from the hard labels alone.
 *
 * @param alpha α, the weight of the divergence, 0 to 1
 * @param temperature τ of student and teacher, above 0
 * @param generations how many networks are trained one after the other, the first included; the
 *     last is the model
 */
public record BornAgain(double alpha, double temperature, int generations)
    implements Blended, Softened, TaughtByNetwork {
  /** Refuses settings out of range. */
  public BornAgain {
    Require.fraction("--alpha", alpha);
    Require.positive("--temperature", temperature);
    Require.atLeast(2, "--generations", generations);
  }
}
