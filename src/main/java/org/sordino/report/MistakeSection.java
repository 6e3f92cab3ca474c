package org.sordino.report;

import static org.sordino.report.Html.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sordino.dataset.ItemKind;
import org.sordino.evaluation.Confusion;
import org.sordino.evaluation.Figures;

/** Where a network errs: which classes, and what it takes them for. */
final class MistakeSection {
  private MistakeSection() {}

  /** The section, if the run is finished. */
  static Optional<Section> of(RunFiles run) {
    Figures figures = run.figures();
    if (figures == null) {
      return Optional.empty();
    }
    ItemKind itemKind = figures.itemKind();
    List<ClassErrors.Counted> counted = new ArrayList<>();
    counted.add(new ClassErrors.Counted(itemKind.plural(), figures.confusion()));
    if (run.predictions() != null && itemKind.votes()) {
      counted.add(
          new ClassErrors.Counted(itemKind.examples(), Confusion.ofRows(run.predictions())));
    }
    return Optional.of(
        new Section(
            "Where it errs",
            List.of(
                element(
                    "p",
                    "The right %s lie on the diagonal; a cell is the stronger the larger its share of"
                            .formatted(itemKind.plural())
                        + " the true class.")),
            List.of(
                new ConfusionMatrix(itemKind.plural(), figures.classes(), figures.confusion()),
                new ClassErrors(figures.classes(), counted))));
  }
}
