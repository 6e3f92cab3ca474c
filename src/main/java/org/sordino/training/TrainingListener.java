package org.sordino.training;

import java.io.IOException;
import java.util.function.DoubleSupplier;

/** Hears how far a training has come. */
public interface TrainingListener {
  /** Nobody is told. */
  TrainingListener SILENT = new TrainingListener() {};

  /**
   * A step is done.
   *
   * @param epoch the epoch, from 1
   * @param step steps done in it
   * @param steps steps of an epoch
   * @param loss mean loss of the epoch so far; to be asked for only where it is needed, because a
   *     GPU, which computes ahead of the program, has to be waited for
   */
  default void stepped(int epoch, int step, int steps, DoubleSupplier loss) {}

  /**
   * An epoch is done; its checkpoint comes next.
   *
   * @throws IOException if what is kept of the epoch cannot be written
   */
  default void finished(Epoch epoch) throws IOException {}
}
