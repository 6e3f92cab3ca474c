package org.sordino.training;

import org.sordino.model.NotFiniteException;

/** The loss or the weights are no longer finite: nothing can be learnt from here on. */
public final class DivergedException extends NotFiniteException {
  private static final long serialVersionUID = 1;

  private final int epoch;

  DivergedException(int epoch, int step, double loss, String explanation) {
    super("the loss is %s in epoch %d, step %d: %s".formatted(loss, epoch, step, explanation));
    this.epoch = epoch;
  }

  DivergedException(int epoch, double rate) {
    super(
        "the weights are not finite after epoch %d: try a learning rate below %s"
            .formatted(epoch, rate));
    this.epoch = epoch;
  }

  /** The epoch that was not finished, from 1. */
  public int epoch() {
    return epoch;
  }
}
