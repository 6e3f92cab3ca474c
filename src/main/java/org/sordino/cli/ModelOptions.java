package org.sordino.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which model to ask, and how sure it has to be. */
final class ModelOptions {
  @Option(
      names = "--model",
      defaultValue = "genres",
      paramLabel = "MODEL",
      description =
          "A model folder, or the name of a model that ships. Default: ${DEFAULT-VALUE}, which"
              + " knows the ten of GTZAN")
  private String model;

  @Option(
      names = "--min-confidence",
      paramLabel = "P",
      defaultValue = "0",
      description = "Take genres below this probability as unknown. Default: ${DEFAULT-VALUE}")
  private double minConfidence;

  /** The model's folder. */
  Path folder() throws IOException {
    return ModelLocation.find("--model", model);
  }

  /** The least probability of a genre that is known, from 0 to 1. */
  double minConfidence() {
    if (!(minConfidence >= 0 && minConfidence <= 1)) {
      throw new IllegalArgumentException(
          "--min-confidence: expected 0 to 1, found " + minConfidence);
    }
    return minConfidence;
  }
}
