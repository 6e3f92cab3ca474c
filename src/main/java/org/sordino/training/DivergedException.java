package org.sordino.training;

import org.sordino.model.NotFiniteException;

/** The loss or the weights are no longer finite: nothing can be learnt from here on. */
public final class DivergedException extends NotFiniteException {
  private static final long serialVersionUID = 1;

  DivergedException(int epoch, int step, double loss, String explanation) {
    super("the loss is %s in epoch %d, step %d: %s".formatted(loss, epoch, step, explanation));
  }

  DivergedException(int epoch, double rate) {
    super(
        "the weights are not finite after epoch %d: try a learning rate below %s"
            .formatted(epoch, rate));
  }
}
