package org.sordino.experiment;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.Examples;
import org.sordino.evaluation.Predictions;
import org.sordino.model.Inference;
import org.sordino.model.ModelDescription;
import org.sordino.model.ModelFolder;
import org.sordino.network.PyTorch;

/** The predictions of a model for a part of the split that is stored with it. */
public final class ModelEvaluation {
  private final ModelFolder model;
  private final ModelDescription description;

  /**
   * Of the model in {@code folder}.
   *
   * @param split the rule of the split that the caller expects; null for whatever is stored
   * @throws IllegalArgumentException if another split is stored
   */
  public ModelEvaluation(Path folder, @Nullable String split) throws IOException {
    model = new ModelFolder(folder);
    description = model.describe();
    String stored = description.trained().split().rule();
    if (split != null && !split.equals(stored)) {
      throw new IllegalArgumentException(
          "--split: the model was trained with %s, found %s; evaluate it on that, or with --part all"
              .formatted(stored, split));
    }
  }

  /** What the model is. */
  public ModelDescription description() {
    return description;
  }

  /**
   * Predicts the examples of a part.
   *
   * @param part test, validation or train of the stored split, or all
   * @param source where the data are
   * @throws IllegalArgumentException if there is no such part, or it has no examples
   * @throws IOException if the model's weights are damaged, or data of the part are missing or
   *     other ones
   */
  public Predictions predict(String part, PartSource source, PyTorch torch, RunListener told)
      throws IOException {
    try (NDManager manager = torch.newManager()) {
      Block block = model.load(description, manager); // before songs are transformed for nothing
      Examples examples = source.examples(description, part, torch.threads(), told);
      try (Inference inference = new Inference(torch, block, examples)) {
        return inference.predict();
      }
    }
  }
}
