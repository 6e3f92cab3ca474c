package org.sordino.experiment;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sordino.dataset.Examples;
import org.sordino.dataset.ItemKind;
import org.sordino.dataset.Part;
import org.sordino.model.Features;
import org.sordino.model.ModelDescription;

/** Labelled data divided into parts: all that a run knows of songs or images. */
public interface DividedData {
  /** What is decided about. */
  ItemKind itemKind();

  /** The classes, in the order of their indexes. */
  List<String> classes();

  /** How a network that is trained on these data sees an example. */
  Features features();

  /** The training part as a network in training sees it; {@code seed} decides what is random. */
  Examples training(long seed);

  /**
   * A part as a model sees it, always the same.
   *
   * @param features those of the model, which may come from another run
   */
  Examples examples(Part part, Features features);

  /**
   * What a model sees where a network of this run sees {@code inputs}; for examples that vary.
   *
   * @param features those of the model
   * @param inputs N × the shape of one input
   */
  NDArray seenBy(Features features, NDArray inputs);

  /** Number of songs or images of a part. */
  int size(Part part);

  /**
   * Checks that a model from another run can be shown these data.
   *
   * @throws IllegalArgumentException in words that follow the model's name if it cannot
   */
  void requireFitting(Features features);

  /** How many songs or images of a part a model was trained on, as far as its description tells. */
  long known(ModelDescription.Trained model, Part part);

  /** Of all parts. */
  String fingerprint();

  /** What {@code config.json} says of the data. */
  Map<String, Object> config();

  /** What {@code model.json} says of what the model was trained on. */
  ModelDescription.Trained trained(String command, Map<String, Object> metrics);

  /**
   * Compares with what {@link #writeSplit} has written there, if it has.
   *
   * @throws IllegalArgumentException if a part had other songs
   */
  void requireSameSplit(Path folder) throws IOException;

  /** Writes which song is in which part, where that is not a matter of the rule alone. */
  void writeSplit(Path folder) throws IOException;

  /** The last part that has examples: the test part, or validation or training for want of it. */
  default Part measured() {
    Part measured = Part.TRAIN;
    for (Part part : new Part[] {Part.VALIDATION, Part.TEST}) {
      measured = size(part) == 0 ? measured : part;
    }
    return measured;
  }
}
