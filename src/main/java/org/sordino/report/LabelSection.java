package org.sordino.report;

import static org.sordino.report.Html.element;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sordino.experiment.grid.PlannedRun;
import org.sordino.loss.LossName;
import org.sordino.loss.LossOptions;
import org.sordino.loss.Lsr;
import org.sordino.loss.LsrOs;
import org.sordino.loss.LsrOsTc;
import org.sordino.loss.SoftLabelMethod;
import org.sordino.network.PyTorch;

/** What a method with a fixed teacher teaches ([W21] figure 2), beside the uniform teacher. */
final class LabelSection {
  private static final String NAME = "name";

  private LabelSection() {}

  /** Starts what computes the labels. */
  @FunctionalInterface
  interface Engine {
    PyTorch start() throws IOException;
  }

  private static PyTorch engine() throws IOException {
    return PyTorch.start("cpu", Runtime.getRuntime().availableProcessors());
  }

  /**
   * The section, if the run's method has a teacher that is no network and the engine starts.
   *
   * @throws IOException in one line, if the method is unknown
   */
  static Optional<Section> of(RunFiles run) throws IOException {
    return of(run, LabelSection::engine);
  }

  static Optional<Section> of(RunFiles run, Engine engine) throws IOException {
    int classes = run.config().classes().size();
    return of(method(run.config(), classes, "config.json"), classes, engine);
  }

  /**
   * The section of the first run of an experiment that the corrected teacher taught ([W21]), or for
   * want of one another teacher that is no network and knows the true class.
   *
   * @throws IOException as above
   */
  static Optional<Section> of(ExperimentFiles files) throws IOException {
    Optional<Section> other = Optional.empty();
    for (PlannedRun planned : files.recorded().keySet()) {
      RecordedRun run = planned.tuning() ? null : files.recorded(planned);
      if (run == null) {
        continue; // what a search tries is not what was taught in the end
      }
      int classes = run.config().classes().size();
      SoftLabelMethod method = method(run.config(), classes, run.files().config().toString());
      if (method instanceof LsrOsTc) {
        return of(method, classes, LabelSection::engine);
      }
      if (other.isEmpty() && !isUniform(method)) {
        other = of(method, classes, LabelSection::engine);
      }
    }
    return other;
  }

  private static boolean isUniform(SoftLabelMethod method) {
    return method instanceof Lsr || method instanceof LsrOs;
  }

  private static Optional<Section> of(SoftLabelMethod method, int classes, Engine engine) {
    double hard = method.crossEntropyWeight();
    double soft = method.divergenceCoefficient(classes) / method.studentTemperature();
    double alpha = soft / (hard + soft);
    if (method.needsTeacher() || !(alpha > 0 && alpha < 1)) {
      return Optional.empty();
    }
    List<SmoothedLabels.Named> teachers = new ArrayList<>();
    if (!isUniform(method)) {
      teachers.add(new SmoothedLabels.Named("uniform teacher", new LsrOs(alpha, 1)));
    }
    teachers.add(new SmoothedLabels.Named("teacher of " + method.name(), method));
    PyTorch torch;
    try {
      torch = engine.start();
    } catch (IOException e) {
      return Optional.empty(); // all else comes from files and is there all the same
    }
    SmoothedLabels labels = SmoothedLabels.of(alpha, classes, teachers, torch);
    return Optional.of(
        new Section(
            "What was taught",
            List.of(
                element(
                    "p",
                    "%s learns from the hard labels and from a fixed teacher t; their gradients have the weights"
                            .formatted(method.name())
                        + " %s and %s, so that the teacher has the share α = %s."
                            .formatted(
                                Numbers.plain(hard), Numbers.plain(soft), Numbers.plain(alpha))
                        + " The student p of the second figure is one that has learnt labels with that"
                        + " share of the uniform teacher; τ is the temperature of its softmax.")),
            List.of(labels.distributions(), labels.divergences())));
  }

  /** The method with the settings that {@code config.json} records under their names in Java. */
  private static SoftLabelMethod method(Config config, int classes, String file)
      throws IOException {
    Map<String, String> options = new HashMap<>();
    config
        .loss()
        .forEach(
            (key, value) -> {
              if (!key.equals(NAME)) {
                options.put(key.replace('_', '-'), value);
              }
            });
    try {
      return LossName.parse(config.lossName()).create(new LossOptions(classes, options));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": loss: " + e.getMessage(), e);
    }
  }
}
