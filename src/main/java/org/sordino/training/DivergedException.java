package org.sordino.training;

/** The loss is no longer a finite number: nothing can be learnt from here on. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DivergedException(int epoch, int step, double loss, double rate) {
    super(
        "the loss is %s in epoch %d, step %d: try a learning rate below %s"
            .formatted(loss, epoch, step, rate));
  }
}
