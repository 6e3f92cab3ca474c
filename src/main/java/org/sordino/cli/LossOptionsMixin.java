package org.sordino.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sordino.model.ModelFolder;
import picocli.CommandLine.Option;

/** Which loss. */
final class LossOptionsMixin {
  @Option(
      names = "--loss",
      paramLabel = "NAME",
      defaultValue = "cross-entropy",
      description = "A loss of the list below, which says what it takes. Default: ${DEFAULT-VALUE}")
  private String loss;

  @Option(
      names = "--alpha",
      paramLabel = "A",
      description = "Weight of the soft part: 0 to 1, in wsl any above 0.")
  private @Nullable String alpha;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      description = "Of the student, and of a network that teaches it; above 0.")
  private @Nullable String temperature;

  @Option(
      names = "--gamma",
      paramLabel = "G",
      description =
          "The teacher's probability of the true class, 0 to 1. Default: odds of 3 : 1 (0.25 of ten"
              + " classes, 0.5 of four), in tf-kd-reg 0.99")
  private @Nullable String gamma;

  @Option(
      names = "--factor",
      paramLabel = "F",
      description = "What the soft part of lsr-os-tc is multiplied with: tau (default) or tau2.")
  private @Nullable String factor;

  @Option(
      names = "--teacher-temperature",
      paramLabel = "T",
      description = "Of the teacher of tf-kd-reg, above 0.")
  private @Nullable String teacherTemperature;

  @Option(
      names = "--multiplier",
      paramLabel = "X",
      description = "A further weight of the soft part of tf-kd-reg and tf-kd-self, above 0.")
  private @Nullable String multiplier;

  @Option(
      names = "--reduction",
      paramLabel = "R",
      description =
          "Of tf-kd-reg and tf-kd-self: sum (default) or elementwise (the divergence is divided by"
              + " the number of classes, as in their published code).")
  private @Nullable String reduction;

  @Option(
      names = "--hard-weight",
      paramLabel = "L",
      description = "Weight of the hard labels in kd-mixture, 0 to 1.")
  private @Nullable String hardWeight;

  @Option(
      names = "--on-regularization",
      paramLabel = "P",
      description = "Probability that kd-selected teaches a regularization sample, 0 to 1.")
  private @Nullable String onRegularization;

  @Option(
      names = "--on-others",
      paramLabel = "P",
      description = "Probability that kd-selected teaches any other sample, 0 to 1.")
  private @Nullable String onOthers;

  @Option(
      names = "--generations",
      paramLabel = "N",
      description = "Networks of born-again, one taught by the other, at least 2.")
  private @Nullable String generations;

  @Option(
      names = "--peers",
      paramLabel = "N",
      description = "Networks that learn together in mutual, at least 2.")
  private @Nullable String peers;

  @Option(
      names = "--teacher",
      paramLabel = "MODEL",
      description =
          "The model that teaches: a folder, or the name of one that ships. kd, kd-soft-only,"
              + " kd-mixture, kd-masked, kd-selected and wsl need it; tf-kd-self and born-again"
              + " (as its first generation) may take it, and otherwise train their own.")
  private @Nullable String teacher;

  String name() {
    return loss;
  }

  /** The settings given, by name. */
  Map<String, String> given() {
    Map<String, String> given = new TreeMap<>();
    put(given, "alpha", alpha);
    put(given, "temperature", temperature);
    put(given, "gamma", gamma);
    put(given, "factor", factor);
    put(given, "teacher-temperature", teacherTemperature);
    put(given, "multiplier", multiplier);
    put(given, "reduction", reduction);
    put(given, "hard-weight", hardWeight);
    put(given, "on-regularization", onRegularization);
    put(given, "on-others", onOthers);
    put(given, "generations", generations);
    put(given, "peers", peers);
    return given;
  }

  /**
   * The folder of the model that teaches, null if none does.
   *
   * @throws IOException if there is no such folder, or it is no whole model
   */
  @Nullable Path teacher() throws IOException {
    if (teacher == null) {
      return null;
    }
    Path folder = ModelLocation.find("--teacher", teacher);
    new ModelFolder(folder).requireWhole();
    return folder;
  }

  private static void put(Map<String, String> given, String name, @Nullable String value) {
    if (value != null) {
      given.put(name, value);
    }
  }
}
