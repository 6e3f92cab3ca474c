package org.sordino.training;

import static org.sordino.loss.Scalar.scalar;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sordino.loss.Scalar;
import org.sordino.model.NamedTensors;
import org.sordino.model.SafeTensors;
import org.sordino.network.NamedParameters;

/**
 * Stochastic gradient descent with momentum (METHODS.md 3): v ← μv + g + λw; w ← w − ηv; with
 * Nesterov w ← w − η(g + λw + μv). The velocity does not hold the learning rate, so that a change
 * of rate acts at once.
 */
public final class Sgd {
  private final double momentum;
  private final boolean nesterov;
  private final Map<String, Slot> slots = new LinkedHashMap<>();

  /**
   * What is kept of a parameter.
   *
   * @param parameter the array that gradients are taken of
   * @param weight the same values without a graph, to be changed in place
   * @param velocity v
   * @param decay λ
   */
  private record Slot(NDArray parameter, NDArray weight, NDArray velocity, double decay) {}

  /**
   * An optimizer of the trained parameters of {@code block}, at rest.
   *
   * @param momentum μ
   * @param weightDecay λ
   * @param spareNormalisation whether λ is 0 for batch normalisation and biases, the parameters
   *     that are vectors
   * @param nesterov whether to step with Nesterov's momentum
   */
  public Sgd(
      Block block,
      double momentum,
      double weightDecay,
      boolean spareNormalisation,
      boolean nesterov) {
    this.momentum = momentum;
    this.nesterov = nesterov;
    NamedParameters.of(block)
        .forEach(
            (name, parameter) -> {
              if (parameter.requiresGradient()) {
                NDArray array = parameter.getArray();
                boolean spared = spareNormalisation && array.getShape().dimension() == 1;
                slots.put(
                    name,
                    new Slot(
                        array, array.stopGradient(), array.zerosLike(), spared ? 0 : weightDecay));
              }
            });
  }

  /** Takes a step at learning rate {@code rate} and clears the gradients. */
  public void step(double rate) {
    try (NDArray eta = Scalar.passing(rate)) {
      slots.values().forEach(slot -> step(slot, eta));
    }
  }

  private void step(Slot slot, NDArray rate) {
    NDArray mu = scalar(momentum);
    try (NDArray gradient = slot.parameter.getGradient();
        NDArray change = slot.weight.mul(scalar(slot.decay))) {
      change.addi(gradient);
      slot.velocity.muli(mu).addi(change);
      try (NDArray difference =
          nesterov ? slot.velocity.mul(mu).addi(change).muli(rate) : slot.velocity.mul(rate)) {
        slot.weight.subi(difference);
      }
      gradient.subi(gradient);
    }
  }

  /** The velocities by the names of their parameters. */
  public Map<String, SafeTensors.Tensor> velocities() {
    Map<String, SafeTensors.Tensor> tensors = new LinkedHashMap<>();
    slots.forEach((name, slot) -> tensors.put(name, NamedTensors.tensor(slot.velocity)));
    return tensors;
  }

  /** Takes up the velocities of an earlier run. */
  public void resume(NamedTensors velocities) {
    slots.forEach(
        (name, slot) -> {
          NDArray velocity = slot.velocity;
          try (NDArray earlier =
              velocities.tensor(
                  name, velocity.getShape(), velocity.getDataType(), velocity.getManager())) {
            velocity.subi(velocity).addi(earlier);
          }
        });
  }
}
