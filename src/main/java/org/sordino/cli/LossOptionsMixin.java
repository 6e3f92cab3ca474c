package org.sordino.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which loss. */
final class LossOptionsMixin {
  @Option(
      names = "--loss",
      paramLabel = "NAME",
      defaultValue = "cross-entropy",
      description = "A loss of the list below. Default: ${DEFAULT-VALUE}")
  private String loss;

  @Option(names = "--alpha", paramLabel = "A", description = "Weight of the soft part, 0 to 1.")
  private @Nullable String alpha;

  @Option(names = "--temperature", paramLabel = "T", description = "The student's temperature.")
  private @Nullable String temperature;

  @Option(
      names = "--gamma",
      paramLabel = "G",
      description = "The corrected teacher's probability of the truth. Default: odds of 3 : 1")
  private @Nullable String gamma;

  @Option(names = "--factor", paramLabel = "F", description = "tau or tau2.")
  private @Nullable String factor;

  @Option(
      names = "--teacher-temperature",
      paramLabel = "T",
      description = "Of the teacher, where it has one of its own.")
  private @Nullable String teacherTemperature;

  @Option(
      names = "--multiplier",
      paramLabel = "X",
      description = "A further weight of the soft part.")
  private @Nullable String multiplier;

  @Option(names = "--reduction", paramLabel = "R", description = "sum or elementwise.")
  private @Nullable String reduction;

  @Option(
      names = "--hard-weight",
      paramLabel = "L",
      description = "Weight of the hard labels, 0 to 1.")
  private @Nullable String hardWeight;

  @Option(
      names = "--on-regularization",
      paramLabel = "P",
      description = "Probability of teaching a regularization sample.")
  private @Nullable String onRegularization;

  @Option(
      names = "--on-others",
      paramLabel = "P",
      description = "Probability of teaching any other sample.")
  private @Nullable String onOthers;

  @Option(
      names = "--generations",
      paramLabel = "N",
      description = "Networks trained one after the other.")
  private @Nullable String generations;

  @Option(names = "--peers", paramLabel = "N", description = "Networks that learn together.")
  private @Nullable String peers;

  @Option(
      names = "--teacher",
      paramLabel = "MODEL",
      description = "The model folder that teaches, for losses with a teacher t.")
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
   * @throws IOException if there is no such folder
   */
  @Nullable Path teacher() throws IOException {
    return teacher == null ? null : ModelLocation.find("--teacher", teacher);
  }

  private static void put(Map<String, String> given, String name, @Nullable String value) {
    if (value != null) {
      given.put(name, value);
    }
  }
}
