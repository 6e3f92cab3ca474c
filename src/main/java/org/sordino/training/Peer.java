package org.sordino.training;

import ai.djl.nn.Block;

/**
 * A network in training; several of them in mutual learning, or as the members of an ensemble.
 *
 * @param block the network, initialised and trainable
 * @param sgd the optimizer of its parameters
 */
public record Peer(Block block, Sgd sgd) {
  /** A network with an optimizer at rest. */
  static Peer of(Block block, TrainingSettings settings) {
    return new Peer(
        block,
        new Sgd(
            block,
            settings.momentum(),
            settings.weightDecay(),
            settings.spareNormalisation(),
            settings.nesterov()));
  }
}
