package org.sordino.report;

import static org.sordino.report.Html.element;

import java.util.List;
import java.util.Optional;
import org.sordino.evaluation.Calibration;
import org.sordino.evaluation.Figures;

/** Whether a network's confidence is what it says. */
final class CalibrationSection {
  private CalibrationSection() {}

  /** The section, if the run is finished. */
  static Optional<Section> of(RunFiles run) {
    Figures figures = run.figures();
    if (figures == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Section(
            "Confidence",
            List.of(
                element(
                    "p",
                    "The %s in %s bins of their highest probability. Above the diagonal a network is"
                            .formatted(figures.itemKind().examples(), Calibration.BINS)
                        + " better than it says, below it worse; the expected calibration error is the"
                        + " mean distance, weighted by the share of each bin.")),
            List.of(
                new ReliabilityDiagram(
                    figures.itemKind().examples(), new Calibration(figures.eceBins())))));
  }
}
