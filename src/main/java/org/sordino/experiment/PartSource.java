package org.sordino.experiment;

import java.io.IOException;
import org.sordino.dataset.Examples;
import org.sordino.model.ModelDescription;

/** Where the data are that a model is to be evaluated on. */
public interface PartSource {
  /** The name of no part, but of all the data there are. */
  String ALL = "all";

  /**
   * The examples of a part as the model sees them.
   *
   * @param part test, validation or train of the model's split, or {@link #ALL}
   * @param threads files read at the same time
   * @throws IllegalArgumentException if there is no such part, or it has no examples
   * @throws IOException if data of the part are missing, or are other ones than the model's
   */
  Examples examples(ModelDescription model, String part, int threads, RunListener told)
      throws IOException;
}
