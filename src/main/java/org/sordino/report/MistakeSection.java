package org.sordino.report;

import static org.sordino.report.Html.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sordino.evaluation.Confusion;

/** Where a network errs: which classes, and what it takes them for. */
final class MistakeSection {
  private MistakeSection() {}

  /** The section, if the run has a confusion. */
  static Optional<Section> of(RunFiles run) {
    Metrics metrics = run.metrics();
    if (metrics == null || metrics.confusion() == null) {
      return Optional.empty();
    }
    Confusion confusion = metrics.confusion();
    List<ClassErrors.Counted> counted = new ArrayList<>();
    counted.add(new ClassErrors.Counted(metrics.itemKind().plural(), confusion));
    if (run.predictions() != null && metrics.itemKind().votes()) {
      counted.add(
          new ClassErrors.Counted(
              metrics.itemKind().examples(), Confusion.ofRows(run.predictions())));
    }
    return Optional.of(
        new Section(
            "Where it errs",
            List.of(
                element(
                    "p",
                    "The right %s lie on the diagonal; a cell is the stronger the larger its share of"
                            .formatted(metrics.itemKind().plural())
                        + " the true class.")),
            List.of(
                new ConfusionMatrix(metrics.itemKind().plural(), metrics.classes(), confusion),
                new ClassErrors(metrics.classes(), counted))));
  }
}
